package io.github.metasaw.kernel.input;

import io.github.metasaw.fit.ClusterCorrection;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.statement.Statements;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Options of cluster-robust inference, and of tests of several coefficients. */
public final class RobustOptions {

  /** The column of clusters. */
  public static final Option<String> CLUSTER =
      Option.of(
          "cluster",
          ValueTypes.column(),
          "clusters of dependent rows, for cluster-robust standard errors and degrees of freedom");

  /** The correction for few clusters. */
  public static final Option<String> TYPE =
      Option.of(
              "type",
              ValueTypes.choice(
                  "NAME", type -> type, type -> type, () -> List.of("CR0", "CR1", "CR2")),
              "correction for few clusters")
          .withDefault(() -> "CR2");

  /** Terms that are tested together. */
  public static final Option<List<String>> TEST_OF =
      Option.of(
          "test-of",
          ValueTypes.texts("TERM,TERM").ofTerms(),
          "Wald tests of moderators or coefficients, each and jointly: habitat,sigma:habitat");

  /** Options of magics whose results can be cluster-robust. */
  public static final List<Option<?>> OPTIONS = List.of(CLUSTER, TYPE);

  private RobustOptions() {}

  /**
   * The cluster-robust inference that a line asks for.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @param fit whose mean it is about
   * @return empty without clusters
   * @throws io.github.metasaw.diagnostic.MetaException for a type without clusters
   */
  public static Optional<Code<RobustInference>> asked(MagicLine line, Code<FrequentistFit> fit) {
    line.needs(TYPE, CLUSTER);
    return line.given(CLUSTER)
        .map(
            cluster ->
                fit.call(
                    "robustInference", FrequentistFit::robustInference, cluster, line.code(TYPE)));
  }

  /**
   * What the cluster-robust inference that a line asks for relies on, for several fits.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @return empty without clusters
   * @throws io.github.metasaw.diagnostic.MetaException for a type without clusters
   */
  public static Optional<Code<ClusterCorrection>> clusters(MagicLine line) {
    line.needs(TYPE, CLUSTER);
    return line.given(CLUSTER)
        .map(
            cluster ->
                Code.of("new ClusterCorrection", ClusterCorrection::new, cluster, line.code(TYPE)));
  }

  /**
   * Adds the tests of the terms that a line names.
   *
   * @param line of a magic with {@link #TEST_OF}
   * @param result of the magic
   * @param tested a fit, or its cluster-robust inference
   * @return the result itself if the line names no terms
   */
  public static <T extends TestsCoefficients> MagicResult withTests(
      MagicLine line, MagicResult result, Code<T> tested) {
    return line.find(TEST_OF)
        .map(
            terms -> {
              Code<Table> tests = tested.callAll("waldTests", TestsCoefficients::waldTests, terms);
              return result.withTable("tests", tests);
            })
        .orElse(result);
  }

  /**
   * Prints the joint test of the moderators, which no table of coefficients has, where more than
   * one coefficient is tested.
   *
   * @param fit with moderators, or with several means
   * @param robust its cluster-robust inference
   * @param host where it is printed
   */
  public static void printJointTest(FrequentistFit fit, RobustInference robust, MagicHost host) {
    Statements.robust(fit, robust).ifPresent(test -> host.print(test.sentence() + "\n"));
  }
}
