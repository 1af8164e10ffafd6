package io.github.metasaw.kernel.input;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.statement.Statements;

/** The joint test of several coefficients, which no table of coefficients has. */
public final class RobustTestLine {

  private RobustTestLine() {}

  /**
   * Prints the cluster-robust test, where more than one coefficient is tested.
   *
   * @param fit with moderators, or with several means
   * @param cluster column of clusters
   * @param type of the covariance: {@code CR0}, {@code CR1} or {@code CR2}
   * @param host where it is printed
   */
  public static void print(FrequentistFit fit, String cluster, String type, MagicHost host) {
    Statements.robust(fit, cluster, type).ifPresent(test -> host.print(test.sentence() + "\n"));
  }
}
