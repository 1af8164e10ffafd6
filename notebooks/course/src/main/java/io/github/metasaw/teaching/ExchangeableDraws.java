package io.github.metasaw.teaching;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RRandom;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Three effects drawn from N(μ, τ²) whose μ ~ N(0, 1) and τ ~ Exp(2) are drawn anew each time and
 * then forgotten. De Finetti's theorem: such effects are exchangeable.
 */
public final class ExchangeableDraws {

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private final double[][] effects = new double[3][];

  private ExchangeableDraws(RRandom random, int draws) {
    double[] mu = random.rnorm(draws, 0, 1);
    double[] tau = random.rexp(draws, 2);
    for (int j = 0; j < 3; j++) {
      effects[j] = random.rnorm(draws, mu, tau);
    }
  }

  /**
   * Draws.
   *
   * @param draws how often, at least 2
   * @param seed of R's generator
   * @return the draws
   * @throws MetaException if there are fewer than 2
   */
  public static ExchangeableDraws simulate(int draws, int seed) {
    if (draws < 2) {
      throw MetaException.of("at least two draws are needed, not " + draws);
    }
    return new ExchangeableDraws(RRandom.setSeed(seed), draws);
  }

  /**
   * How often each order of the three effects occurs.
   *
   * @return a row for each of the six orders, with its share of the draws
   */
  public Table orders() {
    StringColumn order = StringColumn.create("order");
    DoubleColumn share = DoubleColumn.create("share");
    for (int[] o : ORDERS) {
      int count = 0;
      for (int d = 0; d < effects[0].length; d++) {
        double middle = effects[o[1]][d];
        count += effects[o[0]][d] < middle && middle < effects[o[2]][d] ? 1 : 0;
      }
      order.append("beta%d < beta%d < beta%d".formatted(o[0] + 1, o[1] + 1, o[2] + 1));
      share.append(count / (double) effects[0].length);
    }
    return Table.create("orders", order, share);
  }

  /**
   * The correlation of each pair.
   *
   * @return a row for each of the three pairs
   */
  public Table correlations() {
    StringColumn pair = StringColumn.create("pair");
    DoubleColumn correlation = DoubleColumn.create("correlation");
    for (int[] p : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
      pair.append("beta%d, beta%d".formatted(p[0] + 1, p[1] + 1));
      correlation.append(
          DoubleColumn.create("a", effects[p[0]])
              .pearsons(DoubleColumn.create("b", effects[p[1]])));
    }
    return Table.create("correlations", pair, correlation);
  }
}
