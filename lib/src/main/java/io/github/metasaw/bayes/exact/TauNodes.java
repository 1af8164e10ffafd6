package io.github.metasaw.bayes.exact;

import io.github.metasaw.integrate.GaussRule;
import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Values of tau, with weights, that represent its posterior.
 *
 * @param tau SDs of the true effects [n]
 * @param weight their probabilities, summing to one [n]
 */
@API(status = API.Status.INTERNAL)
public record TauNodes(double[] tau, double[] weight) {

  private static final double NEGLIGIBLE = 1e-16;

  /** Where the highest moment converges more slowly than this, panels do not reach far enough. */
  private static final double SLOW = 0.1;

  /**
   * The nodes of a posterior by quadrature: its sparse rule, tau = 0 for the part of the lower tail
   * that is a pure power of tau, and the end of the panels for what lies above.
   *
   * @param panels of the posterior of log tau
   * @param upperRate r where its density falls as exp(-r log tau)
   * @return the nodes, 0 first where it is one, then ascending
   */
  public static TauNodes of(LogPanels panels, double upperRate) {
    return of(panels, panels.sparse(), upperRate);
  }

  /**
   * As {@link #of}, with the nodes at which the posterior was computed: for callers that keep
   * results of each.
   *
   * @param panels of the posterior of log tau
   * @param upperRate as in {@link #of}
   * @return the nodes, 0 first where it is one, then ascending
   */
  public static TauNodes all(LogPanels panels, double upperRate) {
    return of(panels, new double[][] {panels.nodes(), panels.probabilities()}, upperRate);
  }

  private static TauNodes of(LogPanels panels, double[][] rule, double upperRate) {
    int n = rule[0].length;
    int moments = TauMarginal.moments(upperRate);
    double below = panels.massBelow();
    double above =
        moments > 0 && upperRate - moments < SLOW
            ? panels.probabilityAbove(moments)
            : panels.massAbove() > NEGLIGIBLE ? panels.massAbove() : 0;
    int first = below > NEGLIGIBLE ? 1 : 0;
    double[] tau = new double[first + n + (above > 0 ? 1 : 0)];
    double[] weight = new double[tau.length];
    if (first > 0) {
      weight[0] = below;
    }
    for (int i = 0; i < n; i++) {
      tau[first + i] = Math.exp(rule[0][i]);
      weight[first + i] = rule[1][i];
    }
    if (above > 0) {
      tau[first + n] = Math.exp(panels.end());
      weight[first + n] = above;
    }
    return new TauNodes(tau, weight);
  }

  /**
   * Fewer nodes: the Gauss rule of the list in tau/(tau + s), in which whatever is smooth in tau is
   * smooth up to infinity.
   *
   * @param n number of nodes
   * @param s between the standard errors of the studies, where shrinkage changes
   * @return n nodes, ascending
   */
  public TauNodes condense(int n, double s) {
    double[] points = Arrays.stream(tau).map(t -> t / (t + s)).toArray();
    GaussRule rule = GaussRule.of(points, weight, n);
    double[] fewer =
        Arrays.stream(rule.nodes())
            .map(t -> s * Math.max(0, t) / Math.max(Double.MIN_NORMAL, 1 - Math.max(0, t)))
            .toArray();
    return new TauNodes(fewer, rule.weights());
  }

  /** Number of different values. */
  public int distinct() {
    return (int) Arrays.stream(tau).distinct().count();
  }
}
