package io.github.metasaw.freq.program;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program for meta-analysis by its defaults for a random-effects model, or by what is recommended
 * for it.
 */
public enum Program implements Named {
  /**
   * Cochrane's RevMan since January 2025, with the methods that Cochrane recommends; which of them
   * it takes by itself is not known here.
   */
  REVMAN(
      "RevMan",
      CoefficientTest.KNHA,
      PredictionInterval.AS_TEST,
      ProgramEffects.REVMAN,
      ProgramRules.revman()),
  /** R package metafor 5.1. */
  METAFOR(
      "metafor",
      CoefficientTest.Z,
      PredictionInterval.AS_TEST,
      ProgramEffects.ESCALC,
      ProgramRules.metafor()),
  /** R package meta 8.2. */
  META("meta", CoefficientTest.Z, PredictionInterval.T, ProgramEffects.META, ProgramRules.meta()),
  /** The commands meta of Stata 18. */
  STATA(
      "Stata",
      CoefficientTest.Z,
      PredictionInterval.RILEY,
      ProgramEffects.STATA,
      ProgramRules.stata()),
  /** The classical meta-analysis of JASP. */
  JASP(
      "JASP",
      CoefficientTest.KNHA,
      PredictionInterval.AS_TEST,
      ProgramEffects.ESCALC,
      ProgramRules.jasp()),
  /** What the Cochrane Handbook recommends. */
  COCHRANE(
      "the Cochrane Handbook",
      CoefficientTest.KNHA,
      PredictionInterval.AS_TEST,
      ProgramEffects.REVMAN,
      ProgramRules.handbook());

  private final String label;
  private final CoefficientTest test;
  private final PredictionInterval prediction;
  private final ProgramEffects effects;
  private final List<ProgramRule> rules;

  Program(
      String label,
      CoefficientTest test,
      PredictionInterval prediction,
      ProgramEffects effects,
      List<ProgramRule> rules) {
    this.label = label;
    this.test = test;
    this.prediction = prediction;
    this.effects = effects;
    this.rules = rules;
  }

  /**
   * The program of a name.
   *
   * @param name {@code revman}, {@code metafor}, {@code meta}, {@code stata}, {@code jasp} or
   *     {@code cochrane}, in any case
   * @return the program
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static Program parse(String name) {
    return Named.parse("program", name, values());
  }

  /**
   * Its defaults as options of this library.
   *
   * @return estimator, test and prediction interval; level 0.95
   */
  public FreqOptions options() {
    return FreqOptions.defaults()
        .withMethod(Tau2Estimator.REML)
        .withTest(test)
        .withPrediction(prediction);
  }

  /** How it computes effects. */
  ProgramEffects effects() {
    return effects;
  }

  /**
   * Its defaults, each with its source.
   *
   * @return one per setting that the program has
   */
  public List<ProgramRule> rules() {
    return rules;
  }

  /**
   * Its default of a setting.
   *
   * @param setting the choice
   * @return empty where the program prints nothing of the kind
   */
  public Optional<ProgramRule> rule(ProgramSetting setting) {
    return rules.stream().filter(rule -> rule.setting() == setting).findFirst();
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whose settings these are.
   *
   * @return true for what Cochrane recommends, and RevMan offers; false for the defaults of a
   *     program
   */
  public boolean isRecommendation() {
    return this == REVMAN || this == COCHRANE;
  }

  /**
   * Its name in sentences.
   *
   * @return as its authors write it
   */
  @Override
  public String label() {
    return label;
  }
}
