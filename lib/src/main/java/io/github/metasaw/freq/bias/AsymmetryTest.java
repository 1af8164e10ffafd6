package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.ArrayList;
import java.util.List;

/** A test whether small studies show other effects than large ones. */
public enum AsymmetryTest implements Named {
  /**
   * Regression of the effects on their standard errors with weights 1/vi and a multiplicative
   * dispersion (Egger and others 1997, BMJ 315:629; R: {@code regtest(model = "lm")}).
   */
  EGGER("egger", "Egger's regression"),
  /**
   * The same regression within the random-effects model, with the estimator and the test of the fit
   * (Sterne and Egger 2005; R: {@code regtest(model = "rma")}).
   */
  MIXED("mixed", "Mixed-effects regression"),
  /**
   * The same with an additive tau2 and t with k - 2 degrees of freedom (Thompson and Sharp 1999,
   * Stat Med 18:2693, method 3; R: meta's {@code metabias(method.bias = "Thompson")}).
   */
  THOMPSON("thompson", "Thompson and Sharp's regression"),
  /**
   * Kendall's rank correlation of standardised effects and variances (Begg and Mazumdar 1994,
   * Biometrics 50:1088; R: {@code ranktest}).
   */
  BEGG("begg", "Begg and Mazumdar's rank correlation"),
  /**
   * Egger's regression of the efficient score of the log odds ratio (Harbord and others 2006, Stat
   * Med 25:3443).
   */
  HARBORD("harbord", "Harbord's score regression"),
  /**
   * Regression on the inverse sample size with weights from the pooled risk (Peters and others
   * 2006, JAMA 295:676).
   */
  PETERS("peters", "Peters' regression"),
  /**
   * Regression on the sample size with weights from the pooled risk (Macaskill and others 2001,
   * Stat Med 20:641, method FPV).
   */
  MACASKILL("macaskill", "Macaskill's regression"),
  /**
   * Kendall's rank correlation of the standardised cell and its precision, given the margins and
   * the Mantel-Haenszel odds ratio (Schwarzer and others 2007, Stat Med 26:721).
   */
  SCHWARZER("schwarzer", "Schwarzer's rank correlation of counts"),
  /**
   * Thompson and Sharp's regression of arcsine differences, whose variances do not depend on the
   * effect (Rücker and others 2008, Stat Med 27:746).
   */
  ARCSINE("arcsine", "Rücker's arcsine regression"),
  /**
   * Regression of the log odds ratio on the inverse root of the effective sample size, weighted by
   * it (Deeks and others 2005, J Clin Epidemiol 58:882).
   */
  DEEKS("deeks", "Deeks' regression"),
  /**
   * Egger's regression of standardised mean differences on the root of 1/n1 + 1/n2, which does not
   * depend on the effect (Pustejovsky and Rodgers 2019, Res Synth Methods 10:57).
   */
  PUSTEJOVSKY("pustejovsky", "Pustejovsky and Rodgers' regression");

  private final String id;
  private final String label;

  AsymmetryTest(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The test of a name.
   *
   * @param name {@code egger}
   * @return the test
   * @throws MetaException for another name
   */
  public static AsymmetryTest parse(String name) {
    return Named.parse("test", name, values());
  }

  /**
   * The tests of several names.
   *
   * @param names separated by commas: {@code egger,begg}
   * @return each once, in the order given
   * @throws MetaException for a name that is no test
   */
  public static List<AsymmetryTest> parseAll(String names) {
    List<AsymmetryTest> tests = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      AsymmetryTest test = parse(name);
      if (!tests.contains(test)) {
        tests.add(test);
      }
    }
    return tests;
  }

  /**
   * The name in options.
   *
   * @return {@code egger}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return whose test it is
   */
  @Override
  public String label() {
    return label;
  }
}
