package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One line for each way to ask for what is not a model, and plain words for what is on the edge.
 */
class StructuredFaultsTest {

  private static Table data() {
    Table data = DrmTmbReferenceTest.data("repeated_seed303");
    int n = data.rowCount();
    StringColumn one = StringColumn.create("one");
    DoubleColumn year = DoubleColumn.create("year");
    for (int i = 0; i < n; i++) {
      one.append("A");
      year.append(1990 + i);
    }
    return data.addColumns(one, year, DoubleColumn.create("y2", new double[n]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "yi ~ 1 + (1 | study); sd(study) ~ treatment"
            + " => treatment varies within study '1' (row 1 ('1') and row 2 ('1')), but an SD of study is one number per level (line 2, column 1)",
        "yi ~ 1 + (1 | one)"
            + " => one has one level only ('A') in dat (line 1, column 10), so its SD cannot be estimated",
        "yi ~ 1 + (1 | year); sigma ~ 1"
            + " => every row of dat has its own level of year, so its SD and sigma are the same thing (line 2, column 1); write sigma ~ 0, or leave the group out",
        "yi ~ 1; rho12 ~ 1"
            + " => rho12 is the correlation of two outcomes, but there is one (line 2, column 1); write mu1 = y1 ~ ... and mu2 = y2 ~ ...",
        "mu1 = yi ~ 1 + meta_V(V = vi)"
            + " => mu1 needs a second outcome (line 1, column 1); add mu2 = ... ~ ...",
        "mu1 = yi ~ 1; mu2 = y2 ~ 1"
            + " => with two outcomes V has two rows for each row of dat: give KnownV.bivariate(v1, v2, cor12), or a column of variances to each outcome as in mu1 = y1 ~ 1 + meta_V(V = v1) and mu2 = y2 ~ 1 + meta_V(V = v2)",
        "mu1 = yi ~ 1 + meta_V(V = vi); mu2 = yi ~ 1 + meta_V(V = vi)"
            + " => both outcomes are the column 'yi'; the second should be another",
        "mu1 = yi ~ 1; mu2 = y2 ~ 1; sigma ~ 1"
            + " => with two outcomes there are sigma1 and sigma2, not sigma (line 3, column 1)",
        "yi ~ 1; sigma1 ~ 1"
            + " => sigma1 belongs to a model of two outcomes (line 2, column 1); with one it is sigma",
        "yi ~ 1; sigma ~ 1; sigma ~ habitat"
            + " => a second line for sigma (line 3, column 1); one line is enough",
        "yi ~ 1; tau ~ habitat"
            + " => tau is not a line of a model (line 2, column 1); the SD of the heterogeneity is modelled by sigma ~ ..., on the log scale, its square by tau2 ~ ...",
        "yi ~ 1; sd(study) ~ habitat"
            + " => sd(study) needs a group effect: add (1 | study) to the line of the mean (line 2, column 1)",
        "yi ~ 1 + (1 | study); sd(stduy) ~ habitat"
            + " => no group 'stduy' (line 2, column 1); did you mean 'study'? Groups: study",
        "yi ~ 1; sigma ~ (1 | study)"
            + " => (1 | study) belongs to the line of the mean, not to sigma (line 2, column 9)",
        "yi ~ 1; sigma ~ 1 + meta_V(V = vi)"
            + " => meta_V(V = vi) belongs to the line of the mean, not to sigma (line 2, column 13)",
        "yi ~ 1 + (1 | stdy)"
            + " => no column 'stdy' in dat (line 1, column 15); did you mean 'study'? Columns: study, habitat, treatment, vi, yi, one, year, y2",
        "yi ~ 1; sigma ~ habitt"
            + " => no column 'habitt' in dat (line 2, column 9); did you mean 'habitat'? Columns: study, habitat, treatment, vi, yi, one, year, y2",
        "yi ~ 1 + (habitat | study); sd(study) ~ 1"
            + " => sd(study) is the SD of one effect, but (1 + habitat | study) has several (line 2, column 1)",
        "yi ~ 1 + meta_V(w = y2, scale = 'proportional')"
            + " => y2 in dat must be above 0, but row 1 holds 0 (line 1, column 21)",
        "yi ~ 1 + meta_V(w = vi)"
            + " => meta_V with w takes scale = \"proportional\" after it: the sampling variances are then phi / w, with phi estimated (line 1, column 23)",
      },
      quoteCharacter = '@')
  void faultsAreOneLine(String model, String message) {
    MetaException fault =
        assertThrows(MetaException.class, () -> Meta.fit(data(), model.trim().replace("; ", "\n")));
    assertEquals(message.trim(), fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "DL => z => method DL is made for one tau2 and independent studies; this model is fitted by ML or REML",
        "REML => knha => test knha is made for one tau2 and independent studies; take z or t here, or cluster-robust standard errors",
      })
  void optionsThatDoNotFit(String method, String test, String message) {
    FreqOptions options = FreqOptions.defaults().withMethod(method).withTest(test);
    MetaException fault =
        assertThrows(
            MetaException.class, () -> Meta.fit(data(), "yi ~ 1\nsigma ~ habitat", options));
    assertEquals(message, fault.getMessage());
  }

  @Test
  void weightsOfOneBlockMustBeAlike() {
    double[] weights = new double[96];
    java.util.Arrays.setAll(weights, i -> 1 + i % 2);
    MetaException fault =
        assertThrows(
            MetaException.class,
            () ->
                Meta.fit(
                    data(),
                    "yi ~ 1 + (1 | study)",
                    FreqOptions.defaults().withLikelihoodWeights(weights)));
    assertTrue(fault.getMessage().endsWith("is one, so give them one weight"), fault.getMessage());
  }

  /** Eight schools: the likelihood is highest without heterogeneity. */
  @Test
  void noHeterogeneityIsSaidPlainly() {
    Table schools = Meta.dataset("eight_schools");
    FrequentistFit fit = Meta.fit(schools, "yi ~ 1\nsigma ~ 1");
    FrequentistFit simple = Meta.fit(schools, "yi ~ 1");
    assertEquals(0, fit.tau2());
    assertEquals(Double.NEGATIVE_INFINITY, fit.beta()[1]);
    assertTrue(Double.isNaN(fit.standardErrors()[1]));
    assertEquals(simple.estimate(), fit.estimate(), 1e-10);
    assertEquals(simple.se(), fit.se(), 1e-10);
    assertEquals(simple.logLik(), fit.logLik(), 1e-10);
    List<String> names = fit.checks().stringColumn("check").asList();
    assertTrue(names.contains("sd_at_zero"));
    assertEquals(0, fit.tau2Interval().lower());
    double[] upper = {
      simple.tau2Interval(io.github.metasaw.fit.Tau2Interval.Method.PROFILE_LIKELIHOOD).upper(),
      fit.tau2Interval().upper()
    };
    assertEquals(upper[0], upper[1], 1e-5 * upper[0]);
  }

  /** OneVariance that share a study are what a group effect is for. */
  @Test
  void repeatedLabelsAreRemarkedOnlyWithoutDependence() {
    String name = "duplicate_labels";
    FrequentistFit without = Meta.fit(data(), "yi ~ 1\nsigma ~ habitat");
    FrequentistFit with = Meta.fit(data(), "yi ~ 1 + (1 | study)");
    assertTrue(without.checks().stringColumn("check").asList().contains(name));
    assertTrue(!with.checks().stringColumn("check").asList().contains(name));
  }

  @Test
  void inverseVariancesAsWeightsDrawAWarning() {
    Table data = DrmTmbReferenceTest.data("restoration_seed20");
    double[] weights = data.doubleColumn("vi").map(v -> 1 / v).asDoubleArray();
    FrequentistFit fit =
        Meta.fit(data, "yi ~ 1\nsigma ~ 1", FreqOptions.defaults().withLikelihoodWeights(weights));
    Table checks = fit.checks();
    int row = checks.stringColumn("check").asList().indexOf("likelihood_weights");
    assertEquals("warning", checks.stringColumn("status").get(row));
  }
}
