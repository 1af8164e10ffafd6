package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.counts.StudyLikelihood;
import io.github.metasaw.optim.Objective;
import java.util.Arrays;

/**
 * Minus the log-likelihood of a mixed model of counts. A parameter that each study has of its own,
 * as its level in a model of fixed study effects, is maximised over study by study, so that the
 * search is over the common ones only; gradient and Hessian are those of the profile likelihood.
 */
final class MixedObjective implements Objective {

  /** What a parameter of a study's likelihood is. */
  enum Role {
    /** The linear predictor of the effect, made of the coefficients. */
    EFFECT,
    /** The study's own, maximised over. */
    OWN,
    /** A parameter that all studies share. */
    SHARED,
    /** A known number. */
    KNOWN
  }

  private static final int MAX_ITERATIONS = 200;
  private static final double LONGEST_STEP = 2;

  /**
   * Gain of a study's log-likelihood from its own parameter that one step makes up for: what the
   * derivatives leave out is of third order, about 1e-11.
   */
  private static final double NEGLIGIBLE_GAIN = 1e-7;

  /** Below this information a study's own parameter has no finite maximum. */
  private static final double FLAT = 1e-10;

  private final StudyLikelihood[] studies;
  private final double[][] design;
  private final Role[] roles;
  private final int q;
  private final int coefficients;

  /** Place of each shared parameter after the coefficients; -1 for others. */
  private final int[] place;

  private final int size;
  private final int own;
  private final double[] known;
  private final double[][] psi;
  private final double[][] slopes;
  private final double[][] bends;
  private final boolean[] isEvaluated;
  private double[] gradient = new double[0];
  private double[] information = new double[0];
  private double[] outer = new double[0];

  /**
   * @param studies one likelihood per study [k]
   * @param design rows of the effect [k][p]
   * @param roles of the parameters of each study [q]
   * @param own start of the parameter of each study's own [k]
   */
  MixedObjective(StudyLikelihood[] studies, double[][] design, Role[] roles, double[] own) {
    this.studies = studies;
    this.design = design;
    this.roles = roles;
    this.q = roles.length;
    boolean hasEffect = Arrays.asList(roles).contains(Role.EFFECT);
    this.coefficients = hasEffect ? design[0].length : 0;
    this.place = new int[q];
    int next = coefficients;
    int ownPlace = -1;
    for (int s = 0; s < q; s++) {
      place[s] = roles[s] == Role.SHARED ? next++ : -1;
      ownPlace = roles[s] == Role.OWN ? s : ownPlace;
    }
    this.size = next;
    this.own = ownPlace;
    this.known = new double[q];
    this.psi = new double[studies.length][q];
    this.slopes = new double[studies.length][q];
    this.bends = new double[studies.length][q * q];
    this.isEvaluated = new boolean[studies.length];
    for (int i = 0; i < studies.length && ownPlace >= 0; i++) {
      psi[i][ownPlace] = own[i];
    }
  }

  /** Number of common parameters: coefficients, then shared ones in the order of their roles. */
  int size() {
    return size;
  }

  /** Sets a known parameter. */
  void know(int s, double value) {
    known[s] = value;
  }

  @Override
  public double value(double[] t) {
    gradient = new double[size];
    information = new double[size * size];
    outer = new double[size * size];
    double log = 0;
    for (int i = 0; i < studies.length; i++) {
      fill(i, t);
      log += maximiseOwn(i);
      collect(i);
    }
    return -log;
  }

  /** Sets the parameters of a study; its own one follows the others to first order. */
  private void fill(int i, double[] t) {
    double[] here = psi[i];
    double pivot = own < 0 ? 0 : bends[i][own * q + own];
    double shift = 0;
    for (int s = 0; s < q; s++) {
      if (s != own) {
        double value = parameter(i, s, t);
        if (isEvaluated[i] && pivot < -FLAT) {
          shift -= bends[i][own * q + s] / pivot * (value - here[s]);
        }
        here[s] = value;
      }
    }
    if (own >= 0 && Math.abs(shift) < LONGEST_STEP) {
      here[own] += shift;
    }
    isEvaluated[i] = true;
  }

  private double parameter(int i, int s, double[] t) {
    return switch (roles[s]) {
      case EFFECT -> {
        double sum = 0;
        for (int j = 0; j < coefficients; j++) {
          sum += design[i][j] * t[j];
        }
        yield sum;
      }
      case SHARED -> t[place[s]];
      case KNOWN -> known[s];
      case OWN -> psi[i][s];
    };
  }

  /**
   * Newton's method; the likelihood is concave in a location. It may have no finite maximum. What a
   * last small step would change is taken from the derivatives, without another integral.
   */
  private double maximiseOwn(int i) {
    double log = studies[i].derivatives(psi[i], slopes[i], bends[i]);
    for (int n = 0; own >= 0 && n < MAX_ITERATIONS; n++) {
      double slope = slopes[i][own];
      double bend = bends[i][own * q + own];
      if (!(bend < -FLAT)) {
        break;
      }
      double step = -slope / bend;
      if (step * slope < NEGLIGIBLE_GAIN) {
        for (int s = 0; s < q; s++) {
          slopes[i][s] += bends[i][s * q + own] * step;
        }
        psi[i][own] += step;
        return log + 0.5 * step * slope;
      }
      psi[i][own] += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
      log = studies[i].derivatives(psi[i], slopes[i], bends[i]);
    }
    return log;
  }

  /** Adds a study's derivatives, its own parameter eliminated. */
  private void collect(int i) {
    double[] own = new double[size];
    double[] bend = bends[i];
    for (int s = 0; s < q; s++) {
      for (int j = 0; j < size; j++) {
        own[j] += slopes[i][s] * load(i, s, j);
      }
    }
    double pivot = this.own < 0 ? 0 : bend[this.own * q + this.own];
    for (int s = 0; s < q; s++) {
      for (int u = 0; u < q; u++) {
        double value = bend[s * q + u];
        if (pivot < -FLAT) {
          value -= bend[s * q + this.own] * bend[this.own * q + u] / pivot;
        }
        for (int j = 0; j < size; j++) {
          double left = load(i, s, j);
          for (int m = 0; m < size && left != 0; m++) {
            information[j * size + m] -= value * left * load(i, u, m);
          }
        }
      }
    }
    for (int j = 0; j < size; j++) {
      gradient[j] -= own[j];
      for (int m = 0; m < size; m++) {
        outer[j * size + m] += own[j] * own[m];
      }
    }
  }

  /** Derivative of parameter s of study i by common parameter j. */
  private double load(int i, int s, int j) {
    if (roles[s] == Role.EFFECT) {
      return j < coefficients ? design[i][j] : 0;
    }
    return place[s] == j && place[s] >= 0 ? 1 : 0;
  }

  @Override
  public double[] gradient() {
    return gradient.clone();
  }

  /** The Hessian where it is positive definite, else the sum of squared slopes of the studies. */
  @Override
  public double[] information() {
    if (Cholesky.ofSize(size).factor(information)) {
      return information.clone();
    }
    double[] positive = outer.clone();
    for (int j = 0; j < size; j++) {
      positive[j * size + j] += 1e-3 * Math.abs(information[j * size + j]) + 1e-8;
    }
    return positive;
  }

  @Override
  public double[] exactHessian() {
    return information.clone();
  }

  /** The studies' own parameters where the likelihood was last asked for [k]; empty without. */
  double[] own() {
    double[] values = new double[own < 0 ? 0 : studies.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = psi[i][own];
    }
    return values;
  }

  /** Second derivative of study i by two of its parameters. */
  double bend(int i, int s, int u) {
    return bends[i][s * q + u];
  }
}
