package io.github.metasaw.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results that test several coefficients at once. */
public interface TestsCoefficients {

  /**
   * Omnibus test of several coefficients.
   *
   * @param statistic QM (chi-square) or F
   * @param df1 number of coefficients tested
   * @param df2 denominator; NaN for the chi-square
   * @param p its p value
   */
  record ModeratorTest(double statistic, int df1, double df2, double p) {}

  /**
   * Wald test that several coefficients are 0. R: metafor's {@code anova(fit, btt = )}, for the
   * dispersion {@code anova(fit, att = )}.
   *
   * @param terms coefficients as their rows are named, or moderators that stand for all their
   *     coefficients: {@code habitat}, {@code habitat:duration}, {@code sigma:habitat}
   * @return chi-square with df2 NaN, or F
   * @throws io.github.metasaw.diagnostic.MetaException for a term that does not exist, or none
   */
  ModeratorTest waldTest(String... terms);

  /**
   * Wald test that several linear combinations of coefficients are all 0, as all contrasts between
   * the levels of a moderator. R: metafor's {@code anova(fit, X = )}.
   *
   * @param combinations weights of the terms by name, others are 0; at least one, and none a
   *     combination of the others
   * @return chi-square with df2 NaN, or F; NaN where a combination follows from the others
   * @throws io.github.metasaw.diagnostic.MetaException for a term that does not exist, or none
   */
  ModeratorTest jointTest(List<Map<String, Double>> combinations);

  /**
   * The test of each of several terms, and the joint test of all of them.
   *
   * @param terms as {@link #waldTest} takes them, at least one
   * @return terms, statistic, df1, df2, p; the last row is joint where there are several terms
   * @throws io.github.metasaw.diagnostic.MetaException for a term that does not exist, or none
   */
  default Table waldTests(String... terms) {
    List<String> names = new ArrayList<>(List.of(terms));
    List<ModeratorTest> tests = new ArrayList<>();
    Arrays.stream(terms).forEach(term -> tests.add(waldTest(term)));
    if (terms.length != 1) {
      tests.add(waldTest(terms));
      names.add(String.join(", ", terms));
    }
    return Table.create(
        "Wald tests",
        StringColumn.create("terms", names),
        DoubleColumn.create(
            "statistic", tests.stream().mapToDouble(ModeratorTest::statistic).toArray()),
        IntColumn.create("df1", tests.stream().mapToInt(ModeratorTest::df1).toArray()),
        DoubleColumn.create("df2", tests.stream().mapToDouble(ModeratorTest::df2).toArray()),
        DoubleColumn.create("p", tests.stream().mapToDouble(ModeratorTest::p).toArray()));
  }
}
