package io.github.metasaw.freq.structured;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.VarianceSource;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * I2 by level of a multilevel model: I2_l = s2_l / (sum_l s2_l + v), where v = (k - p) / tr P is
 * the typical sampling variance, P = W - W X (X'W X)^-1 X'W and W = V^-1 (Nakagawa and Santos 2012,
 * Evol. Ecol. 26, 1253; Cheung 2014, Psychol. Methods 19, 211). A variance that differs between
 * rows enters by its mean over the rows. R: orchaRd's {@code i2_ml(fit, method = "matrix")}.
 */
@API(status = API.Status.INTERNAL)
public final class InconsistencyLevels {

  private InconsistencyLevels() {}

  /**
   * The table of levels.
   *
   * @param fit with the dispersion
   * @return level, variance, I2 (a proportion), meaning: the total, each source, and sampling error
   *     with its share in the same variance
   * @throws MetaException for two outcomes, whose rows have no common typical variance
   */
  public static Table table(StructuredSolution fit) {
    if (fit.model().outcomes() == 2) {
      throw MetaException.of(
          "I2 by level is of the rows of one outcome, and this model has two; fit each outcome by itself");
    }
    double typical = fit.typicalVariance();
    List<VarianceSource> sources = Dispersions.sources(fit);
    double[] variances = sources.stream().mapToDouble(InconsistencyLevels::variance).toArray();
    double total = Arrays.stream(variances).sum();
    double all = total + typical;
    StringColumn level = StringColumn.create("level", List.of("total"));
    DoubleColumn variance = DoubleColumn.create("variance", total);
    DoubleColumn share = DoubleColumn.create("I2", total / all);
    StringColumn meaning =
        StringColumn.create("meaning", List.of("all differences between true effects"));
    for (int l = 0; l < variances.length; l++) {
      VarianceSource source = sources.get(l);
      level.append(source.name());
      variance.append(variances[l]);
      share.append(variances[l] / all);
      meaning.append(meaning(source, variances.length == 1));
    }
    level.append("sampling error");
    variance.append(typical);
    share.append(typical / all);
    meaning.append("what a typical estimate differs from its true effect by");
    return Table.create("I2 by level", level, variance, share, meaning);
  }

  private static double variance(VarianceSource source) {
    return Arrays.stream(source.byRow()).average().orElse(Double.NaN);
  }

  private static String meaning(VarianceSource source, boolean isAlone) {
    return source.isOfRows()
        ? isAlone
            ? "differences between the true effects of rows"
            : "differences between the true effects of rows at the same levels"
        : "differences between levels of " + source.group();
  }
}
