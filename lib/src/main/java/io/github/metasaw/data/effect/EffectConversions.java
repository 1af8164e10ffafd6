package io.github.metasaw.data.effect;

import io.github.metasaw.data.effect.formula.RiskFormulas;
import io.github.metasaw.distribution.Normal;

/**
 * From one measure to another: what a standardised mean difference, a correlation or a log odds
 * ratio means on the scale of another measure. Each function agrees with the one of metafor that is
 * named beside it.
 */
public final class EffectConversions {

  /** Spread of two groups of equal size in large samples. */
  private static final double EQUAL_GROUPS = 4;

  private EffectConversions() {}

  /**
   * Share of people of the group with the larger mean that nobody of the other group reaches, in
   * both groups together (Cohen 1988, U1). R: {@code transf.dtou1}.
   *
   * @param d standardised mean difference
   * @return a proportion
   */
  public static double dToU1(double d) {
    double u2 = below(Math.abs(d) / 2);
    return (2 * u2 - 1) / u2;
  }

  /**
   * Share of group 1 that exceeds the same share of group 2 (Cohen 1988, U2). R: {@code
   * transf.dtou2}.
   *
   * @param d standardised mean difference
   * @return a proportion
   */
  public static double dToU2(double d) {
    return below(d / 2);
  }

  /**
   * Share of group 2 below the mean of group 1 (Cohen 1988, U3). R: {@code transf.dtou3}.
   *
   * @param d standardised mean difference
   * @return a proportion
   */
  public static double dToU3(double d) {
    return below(d);
  }

  /**
   * Overlap of both distributions. R: {@code transf.dtoovl}.
   *
   * @param d standardised mean difference
   * @return a proportion
   */
  public static double dToOverlap(double d) {
    return 2 * below(-Math.abs(d) / 2);
  }

  /**
   * Common language effect size. R: {@code transf.dtocles}.
   *
   * @param d standardised mean difference
   * @return the probability of a larger value in group 1
   */
  public static double dToCles(double d) {
    return below(d / Math.sqrt(2));
  }

  /**
   * The mean of {@link #dToCles} where d varies normally. R: {@code transf.dtocles.int}.
   *
   * @param d mean of the standardised mean differences
   * @param tau2 their variance
   * @return the average probability
   */
  public static double dToMeanCles(double d, double tau2) {
    // A probit whose argument is normal is a probit again.
    return below(d / Math.sqrt(2 + tau2));
  }

  /**
   * The standardised mean difference of a common language effect size. R: {@code transf.clestod}.
   *
   * @param cles between 0 and 1
   * @return the standardised mean difference
   */
  public static double clesToD(double cles) {
    return Normal.quantile(cles) * Math.sqrt(2);
  }

  /**
   * Cliff's delta. R: {@code transf.dtocliffd}.
   *
   * @param d standardised mean difference
   * @return between -1 and 1
   */
  public static double dToCliff(double d) {
    return 2 * dToCles(d) - 1;
  }

  /**
   * Binomial effect size display: the success of group 1, where both groups are equally large. R:
   * {@code transf.dtobesd}.
   *
   * @param d standardised mean difference
   * @return a proportion
   */
  public static double dToBesd(double d) {
    return 0.5 + dToPointBiserial(d) / 2;
  }

  /**
   * A mean difference. R: {@code transf.dtomd}.
   *
   * @param d standardised mean difference
   * @param sd of the values
   * @return the difference in the unit of the SD
   */
  public static double dToMd(double d, double sd) {
    return d * sd;
  }

  /**
   * Point-biserial correlation in large groups of equal size. R: {@code transf.dtorpb}.
   *
   * @param d standardised mean difference
   * @return the correlation
   */
  public static double dToPointBiserial(double d) {
    return d / Math.sqrt(d * d + EQUAL_GROUPS);
  }

  /**
   * Point-biserial correlation. R: {@code transf.dtorpb}.
   *
   * @param d standardised mean difference
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return the correlation
   */
  public static double dToPointBiserial(double d, double n1, double n2) {
    return d / Math.sqrt(d * d + spread(n1, n2));
  }

  /**
   * Biserial correlation in large groups of equal size. R: {@code transf.dtorbis}.
   *
   * @param d standardised mean difference
   * @return the correlation
   */
  public static double dToBiserial(double d) {
    return pointBiserialToR(dToPointBiserial(d), 0.5);
  }

  /**
   * Biserial correlation. R: {@code transf.dtorbis}.
   *
   * @param d standardised mean difference
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return the correlation
   */
  public static double dToBiserial(double d, double n1, double n2) {
    return pointBiserialToR(dToPointBiserial(d, n1, n2), n1 / (n1 + n2));
  }

  /**
   * The correlation of two normal variables of which one was cut in two. R: {@code
   * transf.rpbtorbis}.
   *
   * @param pointBiserial correlation with the cut variable
   * @param share of people in group 1
   * @return the biserial correlation
   */
  public static double pointBiserialToR(double pointBiserial, double share) {
    return pointBiserial / attenuation(share);
  }

  /**
   * The correlation that is left if one of two normal variables is cut in two. R: {@code
   * transf.rtorpb}.
   *
   * @param r correlation of both variables
   * @param share of people in group 1
   * @return the point-biserial correlation
   */
  public static double rToPointBiserial(double r, double share) {
    return r * attenuation(share);
  }

  /**
   * The standardised mean difference of large groups of equal size, cut from a variable. R: {@code
   * transf.rtod}.
   *
   * @param r correlation of both variables
   * @return the standardised mean difference
   */
  public static double rToD(double r) {
    return pointBiserialToD(rToPointBiserial(r, 0.5));
  }

  /**
   * The standardised mean difference of groups cut from a variable. R: {@code transf.rtod}.
   *
   * @param r correlation of both variables
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return the standardised mean difference
   */
  public static double rToD(double r, double n1, double n2) {
    return pointBiserialToD(rToPointBiserial(r, n1 / (n1 + n2)), n1, n2);
  }

  /**
   * The standardised mean difference of large groups of equal size. R: {@code transf.rpbtod}.
   *
   * @param pointBiserial correlation with membership of a group
   * @return the standardised mean difference
   */
  public static double pointBiserialToD(double pointBiserial) {
    return Math.sqrt(EQUAL_GROUPS) * pointBiserial / Math.sqrt(1 - pointBiserial * pointBiserial);
  }

  /**
   * The standardised mean difference. R: {@code transf.rpbtod}.
   *
   * @param pointBiserial correlation with membership of a group
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return the standardised mean difference
   */
  public static double pointBiserialToD(double pointBiserial, double n1, double n2) {
    double r = pointBiserial;
    return Math.sqrt(spread(n1, n2)) * r / Math.sqrt(1 - r * r);
  }

  /**
   * Risk difference. R: {@code transf.lnortord}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @param controlRisk risk in group 2, between 0 and 1
   * @return risk in group 1 less that in group 2
   */
  public static double logOddsRatioToRiskDifference(double logOddsRatio, double controlRisk) {
    double ratio = Math.exp(logOddsRatio);
    return ratio * controlRisk / (1 - controlRisk + controlRisk * ratio) - controlRisk;
  }

  /**
   * Risk ratio. R: {@code transf.lnortorr}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @param controlRisk risk in group 2, between 0 and 1
   * @return risk in group 1 over that in group 2
   */
  public static double logOddsRatioToRiskRatio(double logOddsRatio, double controlRisk) {
    double ratio = Math.exp(logOddsRatio);
    return ratio / (controlRisk * (ratio - 1) + 1);
  }

  /**
   * Standardised mean difference of normal responses (Cox and Snell 1989). R: {@code
   * transf.lnortod.norm}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @return the standardised mean difference
   */
  public static double logOddsRatioToNormalD(double logOddsRatio) {
    return logOddsRatio / RiskFormulas.COX_SNELL;
  }

  /**
   * Standardised mean difference of logistic responses (Chinn 2000). R: {@code
   * transf.lnortod.logis}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @return the standardised mean difference
   */
  public static double logOddsRatioToLogisticD(double logOddsRatio) {
    return logOddsRatio * RiskFormulas.LOGISTIC_SD;
  }

  /**
   * Log odds ratio of normal responses. R: {@code transf.dtolnor.norm}.
   *
   * @param d standardised mean difference
   * @return the natural log of the odds ratio
   */
  public static double normalDToLogOddsRatio(double d) {
    return d * RiskFormulas.COX_SNELL;
  }

  /**
   * Log odds ratio of logistic responses. R: {@code transf.dtolnor.logis}.
   *
   * @param d standardised mean difference
   * @return the natural log of the odds ratio
   */
  public static double logisticDToLogOddsRatio(double d) {
    return d / RiskFormulas.LOGISTIC_SD;
  }

  /**
   * Approximate tetrachoric correlation (Pearson 1900). R: {@code transf.lnortortet.pearson}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @return the correlation
   */
  public static double logOddsRatioToTetrachoricPearson(double logOddsRatio) {
    return Math.cos(Math.PI / (1 + Math.exp(logOddsRatio / 2)));
  }

  /**
   * Approximate tetrachoric correlation (Digby 1983). R: {@code transf.lnortortet.digby}.
   *
   * @param logOddsRatio natural log of the odds ratio
   * @return the correlation
   */
  public static double logOddsRatioToTetrachoricDigby(double logOddsRatio) {
    return Math.tanh(logOddsRatio * 3 / 8);
  }

  private static double below(double z) {
    return Normal.survival(-z);
  }

  private static double spread(double n1, double n2) {
    return (n1 + n2 - 2) * (1 / n1 + 1 / n2);
  }

  /** What cutting a normal variable leaves of a correlation. */
  private static double attenuation(double share) {
    double z = Normal.quantile(share);
    double ordinate = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return ordinate / Math.sqrt(share * (1 - share));
  }
}
