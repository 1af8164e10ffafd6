package io.github.metasaw.bayes.prior;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scale on which a prior of heterogeneity is written. Everything is integrated in u = log tau:
 * a density f of x = x(u) is the density f(x(u)) |dx/du| of u, and that divided by tau the density
 * of tau. The Jacobian stands here and nowhere else.
 */
public enum PriorScale {
  /** tau, the SD of the true effects. */
  SD("tau", 1, false),
  /** tau2, their variance. */
  VARIANCE("tau2", 2, false),
  /** 1/tau2, their precision. */
  PRECISION("1/tau2", -2, false),
  /** Natural log of tau. */
  LOG_SD("log(tau)", 1, true),
  /** Natural log of tau2. */
  LOG_VARIANCE("log(tau2)", 2, true);

  private final String target;
  private final int factor;
  private final boolean log;
  private final double logFactor;

  PriorScale(String target, int factor, boolean log) {
    this.target = target;
    this.factor = factor;
    this.log = log;
    this.logFactor = Math.log(Math.abs(factor));
  }

  /**
   * The left side of a prior on this scale.
   *
   * @return for example {@code 1/tau2}
   */
  public String target() {
    return target;
  }

  /** The same with another SD in place of tau: {@code 1/sigma^2}. */
  String target(String sd) {
    return switch (this) {
      case SD -> sd;
      case VARIANCE -> sd + "^2";
      case PRECISION -> "1/" + sd + "^2";
      case LOG_SD -> "log(" + sd + ")";
      case LOG_VARIANCE -> "log(" + sd + "^2)";
    };
  }

  /**
   * Whether the scale is logarithmic, so that x may be any real number; on the others x is
   * positive.
   *
   * @return true for log(tau) and log(tau2)
   */
  public boolean isLog() {
    return log;
  }

  /**
   * The value on this scale.
   *
   * @param u log tau, natural
   * @return x(u): tau, tau2, 1/tau2, log(tau) or log(tau2)
   */
  public double value(double u) {
    return log ? factor * u : Math.exp(factor * u);
  }

  /**
   * The inverse of {@link #value}.
   *
   * @param x on this scale; 0 and infinity give infinities
   * @return log tau, natural
   */
  public double logTau(double x) {
    return (log ? x : Math.log(x)) / factor;
  }

  /**
   * tau at a value on this scale, computed without logarithms where it can be, so that sqrt(25) is
   * exactly 5.
   *
   * @param x on this scale
   * @return tau, an SD
   */
  public double tau(double x) {
    return switch (this) {
      case SD -> x;
      case VARIANCE -> Math.sqrt(x);
      case PRECISION -> 1 / Math.sqrt(x);
      case LOG_SD, LOG_VARIANCE -> Math.exp(logTau(x));
    };
  }

  /** log |dx/du| at u = log tau. */
  double logJacobian(double u) {
    return log ? logFactor : logFactor + factor * u;
  }

  /** dx/du at x. */
  double valueSlope(double x) {
    return log ? factor : factor * x;
  }

  /** Derivative by u of {@link #logJacobian}. */
  double logJacobianSlope() {
    return log ? 0 : factor;
  }

  /** Whether x grows as tau does. */
  boolean isIncreasing() {
    return factor > 0;
  }

  /** Rate of exp(rate u) of a density that goes as exp(rateInLogX log x). */
  double rate(double rateInLogX) {
    return rateInLogX * Math.abs(factor);
  }

  /**
   * The scale of a left side in tau.
   *
   * @param target for example {@code 1/tau2}, {@code tau^2} or {@code tau^-2}
   * @return the scale; null where the left side is not of tau
   */
  public static @Nullable PriorScale of(String target) {
    String plain = target.replace("tau^-2", "1/tau2").replace("tau^2", "tau2");
    for (PriorScale scale : values()) {
      if (scale.target.equals(plain)) {
        return scale;
      }
    }
    return null;
  }

  /** The scale of a left side in another SD: {@code 1/sigma^2}; null if it names none. */
  static @Nullable PriorScale of(String target, String sd) {
    for (PriorScale scale : values()) {
      if (target.equals(scale.target(sd))) {
        return scale;
      }
    }
    return target.equals(sd + "^-2") ? PRECISION : null;
  }

  /**
   * The left sides of all scales.
   *
   * @return in the order of the constants
   */
  public static List<String> targets() {
    return Arrays.stream(values()).map(PriorScale::target).toList();
  }
}
