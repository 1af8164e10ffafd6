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

  /** As the left side of a prior is written: {@code 1/tau2}. */
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

  /** Whether x may be any real number; else x is positive. */
  public boolean isLog() {
    return log;
  }

  /** x at u = log tau: factor u, or exp(factor u). */
  public double value(double u) {
    return log ? factor * u : Math.exp(factor * u);
  }

  /** u = log tau at x; 0 and infinity give infinities. */
  public double logTau(double x) {
    return (log ? x : Math.log(x)) / factor;
  }

  /** tau at x, without a detour over logs: sqrt(25) is 5. */
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

  /** The scale of a left side in tau; null if it names none. {@code tau^2} is tau2. */
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

  /** All left sides. */
  public static List<String> targets() {
    return Arrays.stream(values()).map(PriorScale::target).toList();
  }
}
