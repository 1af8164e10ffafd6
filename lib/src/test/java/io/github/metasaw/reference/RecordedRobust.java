package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A recorded call of {@code robust}, and calls of its result. */
final class RecordedRobust {

  private final RecordedModel model;
  private final RobustInference robust;
  private final boolean isCr2;
  private final JsonNode options;

  private RecordedRobust(RecordedModel model, JsonNode options) {
    this.model = model;
    this.options = options;
    // clubSandwich's names for the factor G/(G - p), and for t and F with G - p degrees of freedom.
    boolean isPlain =
        options.path("vcov").asText().equals("CR1p")
            && options.path("coef_test").asText().equals("naive-tp")
            && options.path("wald_test").asText().equals("Naive-Fp");
    this.isCr2 = options.path("clubSandwich").asBoolean() && !isPlain;
    String type = isCr2 ? "CR2" : options.path("adjust").asBoolean(true) ? "CR1" : "CR0";
    if (options.has("vcov") && !isPlain) {
      throw new NotAnswered("robust tests by choices of another package");
    }
    this.robust = model.fit().robustInference("cluster", type);
  }

  /** The inference of a call. */
  static RecordedRobust of(RecordedModel model, JsonNode options) {
    JsonNode cluster = options.has("cluster") ? options.get("cluster") : options.get("arg2");
    return new RecordedRobust(model.withColumn("cluster", cluster), options);
  }

  /** A call of the result. */
  RValue answer(String function, JsonNode how) {
    return switch (function) {
      case "coef" -> answer().values().get("beta");
      case "se" -> answer().values().get("se");
      case "vcov" -> answer().values().get("vb");
      case "predict" -> predicted(how);
      case "anova" -> RecordedTests.of(model, robust, how);
      default -> throw new NotAnswered("no counterpart of " + function + " of robust results");
    };
  }

  private RValue predicted(JsonNode how) {
    if (!how.has("level")) {
      return RecordedPredictions.of(model, robust, how);
    }
    JsonNode cluster = options.has("cluster") ? options.get("cluster") : options.get("arg2");
    RecordedModel other =
        model.withColumnAndLevel("cluster", cluster, ReferenceFile.number(how.get("level")));
    return RecordedPredictions.of(
        other, other.fit().robustInference("cluster", robust.type()), how);
  }

  /** The result itself. */
  Elements answer() {
    FrequentistFit fit = model.fit();
    Table table = robust.coefficients();
    Map<String, RValue> values = new LinkedHashMap<>();
    String[] theirs = {"beta", "se", "zval", "pval", "ci.lb", "ci.ub"};
    String[] ours = {"estimate", "se", "statistic", "p", "lower", "upper"};
    for (int j = 0; j < theirs.length; j++) {
      values.put(theirs[j], Numbers.of(table.doubleColumn(ours[j]).asDoubleArray()));
    }
    double[] df = table.numberColumn("df").asDoubleArray();
    values.put("dfs", isCr2 ? Numbers.of(df) : Numbers.of(df[0]));
    values.put("ddf", Numbers.of(df));
    values.put("vb", Numbers.matrix(robust.vcov()));
    ModeratorTest joint = robust.moderatorTest();
    values.put("QM", Numbers.of(joint.statistic()));
    values.put("QMp", Numbers.of(joint.p()));
    values.put("QMdf", Numbers.of(joint.df1(), joint.df2()));
    values.put("tau2", Numbers.of(fit.tau2()));
    return new Elements(values);
  }
}
