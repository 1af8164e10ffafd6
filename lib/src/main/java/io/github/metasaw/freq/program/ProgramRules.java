package io.github.metasaw.freq.program;

import static io.github.metasaw.freq.program.ProgramRule.stated;

import io.github.metasaw.data.Studies;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import java.util.List;

/** The defaults of each program, each with its source. */
final class ProgramRules {

  private static final String REML = "REML";
  private static final String FROM_TAU2 = "from tau2 and the typical sampling variance";
  private static final String FROM_Q = "from Q, (Q - df) / Q";
  private static final String INVERSE = "inverse variance";
  private static final String Q_PROFILE = "Q-profile";
  private static final String HALF =
      "1/2 added to the cells of studies with a zero; studies without events kept";
  private static final String HALF_AND_DROPPED =
      "1/2 added to the cells of studies with a zero; studies without events left out";
  private static final String CHOSEN = "by options that were chosen";
  private static final String ESCALC = "as metafor's escalc computes them";

  private static final String METAFOR_HELP = "metafor 5.1-12, help of ";
  private static final String METAFOR_PRINTED = "metafor 5.1-12 of dat.bcg, log risk ratios";

  private static final String META_SOURCE = "meta 8.2-1, settings.meta: ";
  private static final String META_PRINTED = "meta 8.2-1 of dat.bcg, log risk ratios";

  private static final String STATA_MANUAL = "Stata 18, [META] meta summarize: ";
  private static final String STATA_PRINTED =
      "Stata's printout of its data set metaset, Statalist 1696829";

  private static final String COCHRANE =
      "Cochrane, Random-effects methods for intervention reviews, January 2025: ";
  private static final String HANDBOOK = "Cochrane Handbook 6.5, section ";

  private static final String JASP_SOURCE =
      "jaspMetaAnalysis, form of the classical meta-analysis: ";
  private static final String JASP_PRINTED =
      "JASP's tables of dat.konstantopoulos2011 by district, in its data library";

  private ProgramRules() {}

  static List<ProgramRule> metafor() {
    return List.of(
        printed(
            ProgramSetting.ZERO_CELLS,
            HALF,
            METAFOR_HELP + "escalc: add = 1/2, to = \"only0\", drop00 = FALSE",
            METAFOR_PRINTED),
        printed(
            ProgramSetting.EFFECTS,
            ESCALC,
            METAFOR_HELP + "escalc: vtype = \"LS\", correct = TRUE",
            "metafor 5.1-12, every measure"),
        printed(
            ProgramSetting.ESTIMATOR,
            REML,
            METAFOR_HELP + "rma.uni: method = \"REML\"",
            METAFOR_PRINTED),
        printed(
            ProgramSetting.WEIGHTS,
            INVERSE,
            METAFOR_HELP + "rma.uni: weighted = TRUE",
            METAFOR_PRINTED),
        printed(
            ProgramSetting.TEST, "normal", METAFOR_HELP + "rma.uni: test = \"z\"", METAFOR_PRINTED),
        printed(
            ProgramSetting.INCONSISTENCY,
            FROM_TAU2,
            METAFOR_HELP + "print.rma: I^2 and H^2",
            METAFOR_PRINTED),
        printed(
            ProgramSetting.PREDICTION,
            "normal",
            METAFOR_HELP + "predict.rma: as the test",
            METAFOR_PRINTED),
        printed(
            ProgramSetting.TAU2_INTERVAL,
            Q_PROFILE,
            METAFOR_HELP + "confint.rma.uni",
            METAFOR_PRINTED),
        stated(
            ProgramSetting.ROBUST,
            "CR1, times G / (G - p), with t on G - p df",
            METAFOR_HELP + "robust: adjust = TRUE, clubSandwich = FALSE"));
  }

  static List<ProgramRule> meta() {
    return List.of(
        printed(
            ProgramSetting.ZERO_CELLS,
            "1/2 added in studies with a zero: to all cells for odds ratios, to the events and the"
                + " total of each group for risk ratios, in the variance alone for risk differences;"
                + " studies without events left out of ratios",
            "meta 8.2-1, help of metabin: incr = 0.5, method.incr = \"only0\", allstudies = FALSE,"
                + " RR.Cochrane = FALSE",
            "meta 8.2-1 of six trials with zeros"),
        printed(
            ProgramSetting.EFFECTS,
            "standardised mean differences with the unbiased variance, ratios of means without"
                + " correction",
            "meta 8.2-1, help of metacont: exact.smd = TRUE",
            "meta 8.2-1 of dat.normand1999"),
        printed(
            ProgramSetting.ESTIMATOR, REML, META_SOURCE + "method.tau = \"REML\"", META_PRINTED),
        printed(
            ProgramSetting.WEIGHTS,
            INVERSE,
            META_SOURCE + "random-effects model by metagen",
            META_PRINTED),
        printed(
            ProgramSetting.TEST,
            "normal",
            META_SOURCE + "method.random.ci = \"classic\"",
            META_PRINTED),
        printed(
            ProgramSetting.INCONSISTENCY, FROM_Q, META_SOURCE + "method.I2 = \"Q\"", META_PRINTED),
        printed(
            ProgramSetting.PREDICTION,
            "t with k - p df",
            META_SOURCE + "method.predict = \"V\" (Veroniki and others 2019)",
            META_PRINTED),
        printed(
            ProgramSetting.TAU2_INTERVAL,
            Q_PROFILE,
            "meta 8.2-1, help of metagen: method.tau.ci",
            META_PRINTED));
  }

  static List<ProgramRule> stata() {
    return List.of(
        stated(
            ProgramSetting.ZERO_CELLS,
            "1/2 added to the cells of studies with a zero, except for risk differences; studies"
                + " without events kept",
            "Stata 18, [META] meta esize: zerocells(0.5, only0)"),
        stated(
            ProgramSetting.EFFECTS,
            "standardised mean differences with the correction J = 1 - 3 / (4 N - 9) and the"
                + " variance J^2 (1 / n1 + 1 / n2 + d^2 / (2 N)), mean differences with the pooled"
                + " variance",
            "Stata, [META] meta esize: hedgesg and mdiff without suboptions"),
        printed(
            ProgramSetting.ESTIMATOR,
            REML,
            "Stata 18, [META] meta set: random(reml)",
            STATA_PRINTED),
        printed(
            ProgramSetting.WEIGHTS, INVERSE, STATA_MANUAL + "random-effects model", STATA_PRINTED),
        printed(ProgramSetting.TEST, "normal", STATA_MANUAL + "se() not given", STATA_PRINTED),
        printed(
            ProgramSetting.INCONSISTENCY,
            FROM_TAU2,
            STATA_MANUAL + "heterogeneity measures",
            STATA_PRINTED),
        stated(ProgramSetting.PREDICTION, "t with k - p - 1 df", STATA_MANUAL + "predinterval"));
  }

  static List<ProgramRule> revman() {
    return cochrane(COCHRANE);
  }

  static List<ProgramRule> handbook() {
    return cochrane(HANDBOOK + "10.10.4: ");
  }

  private static List<ProgramRule> cochrane(String source) {
    return List.of(
        stated(
            ProgramSetting.ZERO_CELLS,
            HALF_AND_DROPPED,
            HANDBOOK + "10.4.4: studies with no events"),
        stated(
            ProgramSetting.EFFECTS,
            "standardised mean differences with the correction 1 - 3 / (4 N - 9) and the variance"
                + " N / (n1 n2) + g^2 / (2 (N - 3.94))",
            "Deeks and Higgins 2010, Statistical algorithms in Review Manager 5"),
        stated(ProgramSetting.ESTIMATOR, REML, source + "REML"),
        stated(ProgramSetting.WEIGHTS, INVERSE, source + "inverse-variance random-effects method"),
        stated(
            ProgramSetting.TEST,
            "Knapp-Hartung",
            source + "HKSJ interval, whose factor has no lower limit"),
        stated(
            ProgramSetting.INCONSISTENCY,
            FROM_TAU2,
            source + "I2 from tau2, by a decision of May 2024"),
        stated(
            ProgramSetting.PREDICTION,
            "t with k - p df",
            source + "prediction interval by the t distribution"),
        stated(ProgramSetting.TAU2_INTERVAL, Q_PROFILE, source + "Q-profile interval of tau2"));
  }

  static List<ProgramRule> jasp() {
    return List.of(
        stated(
            ProgramSetting.ZERO_CELLS, HALF, "jaspMetaAnalysis, effect sizes by metafor's escalc"),
        stated(
            ProgramSetting.EFFECTS, ESCALC, "jaspMetaAnalysis, effect sizes by metafor's escalc"),
        printed(ProgramSetting.ESTIMATOR, REML, JASP_SOURCE + "method restrictedML", JASP_PRINTED),
        printed(
            ProgramSetting.WEIGHTS,
            INVERSE,
            JASP_SOURCE + "weighted estimation ticked",
            JASP_PRINTED),
        printed(
            ProgramSetting.TEST,
            "Knapp-Hartung",
            JASP_SOURCE + "fixed effect test knha",
            JASP_PRINTED),
        stated(
            ProgramSetting.INCONSISTENCY,
            FROM_TAU2,
            JASP_SOURCE + "I2 of metafor, shown if ticked"),
        printed(
            ProgramSetting.PREDICTION,
            "t with k - p df",
            JASP_SOURCE + "metafor's predict, as the test",
            JASP_PRINTED),
        printed(
            ProgramSetting.TAU2_INTERVAL,
            Q_PROFILE,
            JASP_SOURCE + "metafor's confint",
            JASP_PRINTED),
        stated(
            ProgramSetting.ROBUST,
            "CR2 with Satterthwaite df",
            JASP_SOURCE + "clubSandwich ticked"));
  }

  /** What this library chose for a fit, by setting, in the words that the rules use. */
  static String here(ProgramSetting setting, FreqOptions options, Studies studies) {
    return switch (setting) {
      case ZERO_CELLS -> studies.zeroCells().isDefault() ? HALF : CHOSEN;
      case EFFECTS ->
          ProgramStudies.of(studies, Program.METAFOR).differsByFormula() ? CHOSEN : ESCALC;
      case ESTIMATOR -> options.hasFixedTau2() ? "a given value" : options.method().id();
      case WEIGHTS -> options.weights() == null ? INVERSE : "given";
      case TEST -> options.test().label();
      case INCONSISTENCY -> FROM_TAU2;
      case PREDICTION -> String.valueOf(options.settings().get("prediction"));
      case TAU2_INTERVAL -> Q_PROFILE;
      case ROBUST -> "CR2 with Satterthwaite df";
    };
  }

  /** Whether a program computes I2 from Q. */
  static boolean isFromQ(List<ProgramRule> rules) {
    return rules.stream().anyMatch(rule -> rule.words().equals(FROM_Q));
  }

  /** The type of cluster-robust standard errors of a program; empty where it has none. */
  static String robustType(List<ProgramRule> rules) {
    return rules.stream()
        .filter(rule -> rule.setting() == ProgramSetting.ROBUST)
        .map(rule -> Arrays.asList(rule.words().split("[, ]", -1)).get(0))
        .findFirst()
        .orElse("");
  }

  private static ProgramRule printed(
      ProgramSetting setting, String words, String source, String example) {
    return new ProgramRule(setting, words, source, example);
  }
}
