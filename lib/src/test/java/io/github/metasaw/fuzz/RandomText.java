package io.github.metasaw.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Model texts with priors: most mean something, some are torn. */
final class RandomText {

  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "0.5", "2", "10", "1e-3", "1e3", "-1", "1e-300", "1e300", "1e999", "1/3", "1/0",
          "0.1", "5", "25", "1e-10", "1e10", ".5", "1e", "Inf", "NaN", "1e8");

  private static final List<String> DISTRIBUTIONS =
      List.of(
          "flat()",
          "fixed(#)",
          "normal(#, sd = #)",
          "normal(#, variance = #)",
          "t(#, #, #)",
          "cauchy(#, #)",
          "uniform(#, #)",
          "half_normal(sd = #)",
          "half_normal(variance = #)",
          "half_t(#, #)",
          "half_cauchy(#)",
          "half_logistic(#)",
          "exponential(#)",
          "log_normal(#, #)",
          "gamma(#, #)",
          "inverse_gamma(#, #)",
          "lomax(#, #)",
          "pareto(#, #)",
          "square_root()",
          "grid(#, #, #)",
          "lkj(#)",
          "uniform_shrinkage()",
          "dumouchel()",
          "I2()",
          "jeffreys()",
          "overall_jeffreys()",
          "berger_deely()",
          "conventional()",
          "nonsense(#)");

  private static final List<String> TARGETS =
      List.of(
          "mu",
          "tau",
          "tau2",
          "1/tau2",
          "log(tau)",
          "log(tau2)",
          "beta",
          "x",
          "beta[tau]",
          "sigma",
          "sigma^2",
          "log(sigma)",
          "sd(study)",
          "sd(lab)",
          "rho12",
          "cor(study)",
          "sigma:x",
          "sigma:beta",
          "theta",
          "tau^2",
          "");

  private static final String PIECES = "~+-*/^:()[]|=,`'\"#. 01eEaβ\n\t%\\";

  private final SplittableRandom random;

  RandomText(SplittableRandom random) {
    this.random = random;
  }

  String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-zö.ß0-9]+") ? name : "`" + name + "`";
  }

  /** The mean of one outcome, with one variance. */
  String simple(List<String> moderators) {
    StringBuilder text = new StringBuilder("yi ~ ");
    text.append(oneIn(10) ? "0" : "1");
    for (String name : moderators) {
      text.append(oneIn(6) ? ":" : oneIn(6) ? " * " : " + ").append(term(quoted(name)));
    }
    return text + " + meta_V(V = vi)\n";
  }

  private String term(String name) {
    return switch (random.nextInt(12)) {
      case 0 -> "log(" + name + ")";
      case 1 -> "I(" + name + "^2)";
      case 2 -> "factor(" + name + ")";
      case 3 -> "sqrt(" + name + ")";
      default -> name;
    };
  }

  /** Scales, groups, two outcomes. */
  String general(List<String> moderators) {
    String x = moderators.isEmpty() ? "n" : quoted(moderators.get(0));
    if (oneIn(6)) {
      String rho = oneIn(2) ? "rho12 ~ 1\n" : "rho12 ~ " + x + "\n";
      return "mu1 = yi ~ 1 + meta_V(V = vi)\nmu2 = y2 ~ "
          + (oneIn(2) ? "1" : x)
          + " + meta_V(V = vi)\n"
          + (oneIn(2) ? "sigma1 ~ " + x + "\n" : "")
          + (oneIn(2) ? rho : "");
    }
    String groups =
        pick(
            List.of(
                "",
                " + (1 | study)",
                " + (1 | lab/study)",
                " + (1 + @ | study)",
                " + (@ || study)",
                " + (1 | lab) + (1 | study)",
                " + (1 | p | study)",
                " + (1 | g)",
                " + (0 + @ | lab)"));
    String scale =
        pick(
            List.of(
                "",
                "sigma ~ 1\n",
                "sigma ~ @\n",
                "sigma ~ g\n",
                "sigma ~ 0 + g\n",
                "sigma ~ 0\n",
                "sigma ~ g * @\n",
                "sd(study) ~ g\n",
                "sd(study) ~ @\n"));
    String text = "yi ~ " + (oneIn(2) ? "1" : x) + groups + " + meta_V(V = vi)\n" + scale;
    return text.replace("@", x);
  }

  /** Up to three priors. */
  String priors(boolean sensible) {
    StringBuilder text = new StringBuilder();
    if (sensible) {
      text.append(pick(List.of("", "prior mu = normal(0, sd = 1)\n", "prior mu = flat()\n")));
      text.append(
          pick(List.of("prior tau = half_cauchy(0.5)\n", "prior tau = half_normal(sd = 1)\n")));
      return text.toString();
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      text.append("prior ").append(pick(TARGETS)).append(" = ").append(distribution()).append('\n');
    }
    return text.toString();
  }

  private String distribution() {
    StringBuilder text = new StringBuilder();
    for (char c : pick(DISTRIBUTIONS).toCharArray()) {
      text.append(c == '#' ? pick(NUMBERS) : String.valueOf(c));
    }
    return text.toString();
  }

  /** The text with a few characters changed. */
  String torn(String text) {
    StringBuilder torn = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0 && torn.length() > 0; n--) {
      int at = random.nextInt(torn.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(3)) {
        case 0 -> torn.setCharAt(at, piece);
        case 1 -> torn.insert(at, piece);
        default -> torn.deleteCharAt(at);
      }
    }
    return torn.toString();
  }
}
