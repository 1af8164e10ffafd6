package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Recorded calls of the statistics of fit: log-likelihood, deviance, criteria. */
final class RecordedStatistics {

  private RecordedStatistics() {}

  /** A statistic of one fit, or a table of several. */
  static RValue of(String function, List<RecordedModel> models, JsonNode options) {
    FrequentistFit first = models.get(0).fit();
    if (!models.stream().allMatch(RecordedModel::hasLikelihood)) {
      throw new NotAnswered("a restricted likelihood without its constant");
    }
    if (options.has("REML") && options.get("REML").asBoolean() != first.method().equals("REML")) {
      throw new NotAnswered("statistics by the likelihood that did not make the fit");
    }
    boolean isCorrected = options.path("correct").asBoolean();
    return switch (function) {
      case "logLik" -> Numbers.of(first.logLik());
      case "deviance" -> Numbers.of(first.deviance());
      case "AIC" ->
          criterion(
              isCorrected ? "AICc" : "AIC",
              models,
              isCorrected ? FrequentistFit::aicc : FrequentistFit::aic);
      case "AICc" -> criterion(function, models, FrequentistFit::aicc);
      case "BIC" -> criterion(function, models, FrequentistFit::bic);
      case "nobs" -> Numbers.of(observations(first));
      case "df.residual" -> Numbers.of(first.studies().k() - first.design().columns());
      default -> all(models);
    };
  }

  private static double observations(FrequentistFit fit) {
    return fit.studies().k() - (fit.method().equals("REML") ? fit.design().columns() : 0);
  }

  private static RValue criterion(
      String name, List<RecordedModel> models, ToDoubleFunction<FrequentistFit> value) {
    double[] values = models.stream().mapToDouble(m -> value.applyAsDouble(m.fit())).toArray();
    if (values.length == 1) {
      return Numbers.of(values);
    }
    Map<String, RValue> columns = new LinkedHashMap<>();
    columns.put(
        "df",
        Numbers.of(models.stream().mapToDouble(m -> m.fit().criteria().parameters()).toArray()));
    columns.put(name, Numbers.of(values));
    return new Elements(columns);
  }

  private static RValue all(List<RecordedModel> models) {
    Map<String, RValue> columns = new LinkedHashMap<>();
    for (RecordedModel model : models) {
      FrequentistFit fit = model.fit();
      columns.put(
          "res" + (columns.size() + 1),
          Numbers.of(fit.logLik(), fit.deviance(), fit.aic(), fit.bic(), fit.aicc()));
    }
    return columns.size() == 1 ? columns.values().iterator().next() : new Elements(columns);
  }
}
