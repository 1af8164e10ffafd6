package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.Arrays;
import java.util.Map;

/** The options of a recorded call of {@code rma.uni} or {@code rma.mv} in this library's words. */
final class RecordedOptions {

  private final JsonNode inputs;
  private final JsonNode options;
  private final RecordedTable data;
  private final boolean isGeneral;

  private RecordedOptions(JsonNode call, RecordedTable data) {
    this.inputs = call.get("inputs");
    this.options = call.get("options");
    this.data = data;
    this.isGeneral = call.get("function").asText().equals("rma.mv");
  }

  /**
   * The options.
   *
   * @throws NotAnswered where a choice has no counterpart
   */
  static FreqOptions of(JsonNode call, RecordedTable data) {
    return new RecordedOptions(call, data).all();
  }

  private FreqOptions all() {
    requireOffered();
    FreqOptions how = FreqOptions.defaults().withMethod(method());
    if (options.path("test").isTextual()) {
      how = how.withTest(options.get("test").asText());
    }
    if (options.has("level")) {
      double level = number(options.get("level"));
      how = how.withLevel(level > 1 ? level / 100 : level);
    }
    how = fixed(weighted(how));
    if (options.path("tau2").isNumber() && !isGeneral) {
      how = how.withFixedTau2(options.get("tau2").asDouble());
    }
    // The mean's standard errors of rma.uni have the expected information.
    return inputs.has("Z") ? how.withInformation(InformationMatrix.EXPECTED) : how;
  }

  private void requireOffered() {
    if (inputs.path("W").path(0).isArray()) {
      throw new NotAnswered("a matrix of pooling weights");
    }
    if (options.has("beta")) {
      throw new NotAnswered("given coefficients of the mean");
    }
    if (method().equals("SJ") && options.path("control").has("tau2.init")) {
      throw new NotAnswered("another first estimate of tau2 for the method SJ");
    }
    if (options.has("alpha")) {
      throw new NotAnswered("given coefficients of the scale");
    }
  }

  private String method() {
    String method = options.path("method").path(0).asText(options.path("method").asText("REML"));
    if (method.matches("EE|FE|CE")) {
      return isGeneral && !data.hasEffects() ? "REML" : "common";
    }
    return method.isEmpty() ? "REML" : method;
  }

  private FreqOptions weighted(FreqOptions how) {
    String weights = isGeneral ? "W" : "weights";
    if (inputs.has(weights)) {
      return how.withWeights(numbers(inputs.get(weights)));
    }
    if (options.has("weighted") && !options.get("weighted").asBoolean()) {
      double[] equal = new double[data.kept().length];
      Arrays.fill(equal, 1);
      return how.withWeights(equal);
    }
    return how;
  }

  /** The variances and correlations that the call gives instead of estimating them. */
  private FreqOptions fixed(FreqOptions options) {
    FreqOptions how = options;
    for (Map.Entry<String, JsonNode> entry : inputs.path("fixed").properties()) {
      double[] values = numbers(entry.getValue());
      boolean isFirst = entry.getKey().matches("tau2|rho");
      String group = isFirst ? "gouter" : "houter";
      String structure = inputs.path(isFirst ? "g" : "h").path("struct").asText();
      boolean isOfIntercepts = entry.getKey().equals("sigma2");
      if (!isOfIntercepts && !entry.getKey().endsWith("2") && structure.matches("DIAG|ID")) {
        continue; // that structure has no correlation
      }
      if (!isOfIntercepts && (values.length > 1 || structure.matches("UN|HCS|HAR|DIAG"))) {
        throw new NotAnswered("components that are fixed where each effect has its own");
      }
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          how =
              entry.getKey().endsWith("2")
                  ? how.withFixed(
                      "sd(" + (isOfIntercepts ? data.groups().get(i) : group) + ")",
                      Math.sqrt(values[i]))
                  : how.withFixed("rho(" + group + ")", values[i]);
        }
      }
    }
    return how;
  }
}
