package io.github.metasaw.data.effect;

import io.github.metasaw.data.effect.formula.AssociationFormulas;
import io.github.metasaw.data.effect.formula.BiserialFormulas;
import io.github.metasaw.data.effect.formula.ChangeFormulas;
import io.github.metasaw.data.effect.formula.CoefficientsOfDetermination;
import io.github.metasaw.data.effect.formula.CorrelationFormulas;
import io.github.metasaw.data.effect.formula.Formula;
import io.github.metasaw.data.effect.formula.HeterozygosityFormulas;
import io.github.metasaw.data.effect.formula.MeanDifferences;
import io.github.metasaw.data.effect.formula.PairedCounts;
import io.github.metasaw.data.effect.formula.PartialCorrelations;
import io.github.metasaw.data.effect.formula.PersonTime;
import io.github.metasaw.data.effect.formula.Proportions;
import io.github.metasaw.data.effect.formula.ReliabilityFormulas;
import io.github.metasaw.data.effect.formula.ReportedFormulas;
import io.github.metasaw.data.effect.formula.RiskFormulas;
import io.github.metasaw.data.effect.formula.SingleMeans;
import io.github.metasaw.data.effect.formula.SingleRates;
import io.github.metasaw.data.effect.formula.SuperiorityFormulas;
import io.github.metasaw.data.effect.formula.VariabilityFormulas;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the estimates yi are: the formula by which they follow from what studies report, the scale
 * they are analysed on, and how results are read. Names are those of metafor's {@code escalc}
 * (version 5.1), and so are the numbers.
 *
 * <pre>{@code
 * RawData raw = RawData.of(2).with(Input.AI, 4, 6).with(Input.BI, 119, 300)
 *     .with(Input.CI, 11, 29).with(Input.DI, 128, 274);
 * EffectSizes sizes = EffectMeasure.OR.compute(raw, EffectOptions.defaults());
 * }</pre>
 */
public enum EffectMeasure implements Named {
  // Events in two groups.
  /** Log risk ratio. */
  RR("Risk ratio", Transformation.EXP, RiskFormulas.RR),
  /** Log odds ratio. */
  OR("Odds ratio", Transformation.EXP, RiskFormulas.OR),
  /** Log odds ratio by Peto's method. */
  PETO("Peto odds ratio", Transformation.EXP, RiskFormulas.PETO),
  /** Risk difference. */
  RD("Risk difference", Transformation.IDENTITY, RiskFormulas.RD),
  /** Difference of arcsines of square roots of risks. */
  AS("Arcsine risk difference", Transformation.IDENTITY, RiskFormulas.AS),
  /** Phi coefficient. */
  PHI("Phi coefficient", Transformation.IDENTITY, AssociationFormulas.PHI),
  /** Fisher's z of the phi coefficient. */
  ZPHI("Phi coefficient", Transformation.TANH, AssociationFormulas.ZPHI),
  /** Yule's Q. */
  YUQ("Yule's Q", Transformation.IDENTITY, AssociationFormulas.YUQ),
  /** Yule's Y. */
  YUY("Yule's Y", Transformation.IDENTITY, AssociationFormulas.YUY),
  /** Tetrachoric correlation. */
  RTET("Tetrachoric correlation", Transformation.IDENTITY, AssociationFormulas.RTET),
  /** Fisher's z of the tetrachoric correlation. */
  ZTET("Tetrachoric correlation", Transformation.TANH, AssociationFormulas.ZTET),
  /** Standardised mean difference by probits of risks. */
  PBIT("Standardised mean difference", Transformation.IDENTITY, RiskFormulas.PBIT),
  /** Standardised mean difference of logistic responses, from an odds ratio; as {@link #OR2DL}. */
  OR2D("Standardised mean difference", Transformation.IDENTITY, RiskFormulas.OR2D),
  /** Standardised mean difference of normal responses, from an odds ratio. */
  OR2DN("Standardised mean difference", Transformation.IDENTITY, RiskFormulas.OR2DN),
  /** Standardised mean difference of logistic responses, from an odds ratio. */
  OR2DL("Standardised mean difference", Transformation.IDENTITY, RiskFormulas.OR2D),
  // Events in matched pairs.
  /** Marginal risk difference of matched pairs. */
  MPRD("Risk difference", Transformation.IDENTITY, PairedCounts.MPRD),
  /** Marginal log risk ratio of matched pairs. */
  MPRR("Risk ratio", Transformation.EXP, PairedCounts.MPRR),
  /** Marginal log odds ratio of matched pairs. */
  MPOR("Odds ratio", Transformation.EXP, PairedCounts.MPOR),
  /** Conditional log odds ratio of matched pairs. */
  MPORC("Conditional odds ratio", Transformation.EXP, PairedCounts.MPORC),
  /** Conditional log odds ratio of matched pairs by Peto's method. */
  MPPETO("Peto conditional odds ratio", Transformation.EXP, PairedCounts.MPPETO),
  /** Marginal log odds ratio of matched pairs from margins and their correlation. */
  MPORM("Odds ratio", Transformation.EXP, PairedCounts.MPORM),
  // Events per person-time.
  /** Log incidence rate ratio. */
  IRR("Incidence rate ratio", Transformation.EXP, PersonTime.IRR),
  /** Incidence rate difference. */
  IRD("Incidence rate difference", Transformation.IDENTITY, PersonTime.IRD),
  /** Difference of square roots of incidence rates. */
  IRSD("Square root rate difference", Transformation.IDENTITY, PersonTime.IRSD),
  // Means of two groups.
  /** Mean difference. */
  MD("Mean difference", Transformation.IDENTITY, MeanDifferences.MD),
  /** Standardised mean difference by the pooled SD: Hedges' g. */
  SMD("Standardised mean difference", Transformation.IDENTITY, MeanDifferences.SMD),
  /** Standardised mean difference by the average variance. */
  SMDH("Standardised mean difference", Transformation.IDENTITY, MeanDifferences.SMDH),
  /** Standardised mean difference by the SD of group 2: Glass's delta. */
  SMD1("Standardised mean difference", Transformation.IDENTITY, MeanDifferences.SMD1),
  /** As {@link #SMD1}, with unequal variances. */
  SMD1H("Standardised mean difference", Transformation.IDENTITY, MeanDifferences.SMD1H),
  /** Log ratio of means. */
  ROM("Ratio of means", Transformation.EXP, MeanDifferences.ROM),
  /** Log ratio of SDs. */
  VR("Variability ratio", Transformation.EXP, VariabilityFormulas.VR),
  /** Log ratio of coefficients of variation. */
  CVR("Coefficient of variation ratio", Transformation.EXP, VariabilityFormulas.CVR),
  /** Point-biserial correlation. */
  RPB("Point-biserial correlation", Transformation.IDENTITY, BiserialFormulas.RPB),
  /** Fisher's z of the point-biserial correlation. */
  ZPB("Point-biserial correlation", Transformation.TANH, BiserialFormulas.ZPB),
  /** Biserial correlation. */
  RBIS("Biserial correlation", Transformation.IDENTITY, BiserialFormulas.RBIS),
  /** Fisher's z of the biserial correlation. */
  ZBIS("Biserial correlation", Transformation.TANH, BiserialFormulas.ZBIS),
  /** Log odds ratio of logistic responses, from a mean difference; as {@link #D2ORL}. */
  D2OR("Odds ratio", Transformation.EXP, MeanDifferences.D2OR),
  /** Log odds ratio of normal responses, from a mean difference. */
  D2ORN("Odds ratio", Transformation.EXP, MeanDifferences.D2ORN),
  /** Log odds ratio of logistic responses, from a mean difference. */
  D2ORL("Odds ratio", Transformation.EXP, MeanDifferences.D2OR),
  /** Probability of a larger value in group 1, as reported. */
  CLES("Common language effect size", Transformation.IDENTITY, SuperiorityFormulas.CLES),
  /** Probability of a larger value in group 1, of normal distributions. */
  CLESN("Common language effect size", Transformation.IDENTITY, SuperiorityFormulas.CLESN),
  /** Area under the ROC curve, as reported. */
  AUC("Area under the curve", Transformation.IDENTITY, SuperiorityFormulas.CLES),
  /** Area under the ROC curve, of normal distributions. */
  AUCN("Area under the curve", Transformation.IDENTITY, SuperiorityFormulas.CLESN),
  // Association of quantitative variables.
  /** Correlation. */
  COR("Correlation", Transformation.IDENTITY, CorrelationFormulas.COR),
  /** Correlation without bias. */
  UCOR("Correlation", Transformation.IDENTITY, CorrelationFormulas.UCOR),
  /** Fisher's z of the correlation. */
  ZCOR("Correlation", Transformation.TANH, CorrelationFormulas.ZCOR),
  /** Partial correlation. */
  PCOR("Partial correlation", Transformation.IDENTITY, PartialCorrelations.PCOR),
  /** Fisher's z of the partial correlation. */
  ZPCOR("Partial correlation", Transformation.TANH, PartialCorrelations.ZPCOR),
  /** Semi-partial correlation. */
  SPCOR("Semi-partial correlation", Transformation.IDENTITY, PartialCorrelations.SPCOR),
  /** Fisher's z of the semi-partial correlation. */
  ZSPCOR("Semi-partial correlation", Transformation.TANH, PartialCorrelations.ZSPCOR),
  /** Coefficient of determination, random predictors. */
  R2("R²", Transformation.IDENTITY, CoefficientsOfDetermination.R2),
  /** Fisher's z of the multiple correlation, random predictors. */
  ZR2("R²", Transformation.TANH_SQUARED, CoefficientsOfDetermination.ZR2),
  /** Coefficient of determination, fixed predictors. */
  R2F("R²", Transformation.IDENTITY, CoefficientsOfDetermination.R2F),
  /** Fisher's z of the multiple correlation, fixed predictors. */
  ZR2F("R²", Transformation.TANH_SQUARED, CoefficientsOfDetermination.ZR2F),
  // Single groups.
  /** Proportion. */
  PR("Proportion", Transformation.IDENTITY, Proportions.PR),
  /** Log of the proportion. */
  PLN("Proportion", Transformation.EXP, Proportions.PLN),
  /** Log odds of the proportion. */
  PLO("Proportion", Transformation.LOGISTIC, Proportions.PLO),
  /** Probit of the proportion. */
  PRZ("Proportion", Transformation.PROBIT, Proportions.PRZ),
  /** Arcsine of the square root of the proportion. */
  PAS("Proportion", Transformation.ARCSINE, Proportions.PAS),
  /** Freeman and Tukey's double arcsine of the proportion. */
  PFT("Proportion", Transformation.ARCSINE, Proportions.PFT),
  /** Incidence rate. */
  IR("Incidence rate", Transformation.IDENTITY, SingleRates.IR),
  /** Log of the incidence rate. */
  IRLN("Incidence rate", Transformation.EXP, SingleRates.IRLN),
  /** Square root of the incidence rate. */
  IRS("Incidence rate", Transformation.SQUARE, SingleRates.IRS),
  /** Freeman and Tukey's transformation of the incidence rate. */
  IRFT("Incidence rate", Transformation.SQUARE, SingleRates.IRFT),
  /** Mean. */
  MN("Mean", Transformation.IDENTITY, SingleMeans.MN),
  /** Standardised mean. */
  SMN("Standardised mean", Transformation.IDENTITY, SingleMeans.SMN),
  /** Log of the mean. */
  MNLN("Mean", Transformation.EXP, SingleMeans.MNLN),
  /** Log of the SD. */
  SDLN("Standard deviation", Transformation.EXP, SingleMeans.SDLN),
  /** Log of the coefficient of variation. */
  CVLN("Coefficient of variation", Transformation.EXP, SingleMeans.CVLN),
  // Change in one group, or differences in matched pairs.
  /** Mean change. */
  MC("Mean change", Transformation.IDENTITY, ChangeFormulas.MC),
  /** Standardised mean change by the SD of the changes. */
  SMCC("Standardised mean change", Transformation.IDENTITY, ChangeFormulas.SMCC),
  /** Standardised mean change by the SD of the first occasion. */
  SMCR("Standardised mean change", Transformation.IDENTITY, ChangeFormulas.SMCR),
  /** As {@link #SMCR}, with unequal variances. */
  SMCRH("Standardised mean change", Transformation.IDENTITY, ChangeFormulas.SMCRH),
  /** Standardised mean change by the average variance. */
  SMCRP("Standardised mean change", Transformation.IDENTITY, ChangeFormulas.SMCRP),
  /** As {@link #SMCRP}, with unequal variances. */
  SMCRPH("Standardised mean change", Transformation.IDENTITY, ChangeFormulas.SMCRPH),
  /** Probability of a larger value at the first occasion, of normal distributions. */
  CLESCN("Common language effect size", Transformation.IDENTITY, ChangeFormulas.CLESCN),
  /** Area under the ROC curve of dependent samples, of normal distributions. */
  AUCCN("Area under the curve", Transformation.IDENTITY, ChangeFormulas.CLESCN),
  /** Log ratio of means at two occasions. */
  ROMC("Ratio of means", Transformation.EXP, ChangeFormulas.ROMC),
  /** Log ratio of SDs at two occasions. */
  VRC("Variability ratio", Transformation.EXP, ChangeFormulas.VRC),
  /** Log ratio of coefficients of variation at two occasions. */
  CVRC("Coefficient of variation ratio", Transformation.EXP, ChangeFormulas.CVRC),
  // Other.
  /** Cronbach's alpha. */
  ARAW("Cronbach's alpha", Transformation.IDENTITY, ReliabilityFormulas.ARAW),
  /** Cronbach's alpha, transformed as Hakstian and Whalen (1976) did. */
  AHW("Cronbach's alpha", Transformation.ALPHA_CUBE, ReliabilityFormulas.AHW),
  /** Cronbach's alpha, transformed as Bonett (2002) did. */
  ABT("Cronbach's alpha", Transformation.ALPHA_EXP, ReliabilityFormulas.ABT),
  /** Log of the relative excess heterozygosity. */
  REH("Relative excess heterozygosity", Transformation.EXP, HeterozygosityFormulas.REH),
  /** Log hazard ratio. */
  HR("Hazard ratio", Transformation.EXP, ReportedFormulas.REPORTED),
  /** Hazard difference. */
  HD("Hazard difference", Transformation.IDENTITY, ReportedFormulas.REPORTED),
  /** Any estimate with a sampling variance; read as it is. */
  GEN("Estimate", Transformation.IDENTITY, ReportedFormulas.REPORTED);

  private static final Set<EffectMeasure> SINGLE =
      EnumSet.of(
          PR, PLN, PLO, PRZ, PAS, PFT, IR, IRLN, IRS, IRFT, MN, SMN, MNLN, SDLN, CVLN, ARAW, AHW,
          ABT, R2, ZR2, R2F, ZR2F);

  private static final Set<EffectMeasure> HALF = EnumSet.of(CLES, CLESN, AUC, AUCN, CLESCN, AUCCN);

  private final String label;
  private final Transformation transformation;
  private final Formula formula;

  EffectMeasure(String label, Transformation transformation, Formula formula) {
    this.label = label;
    this.transformation = transformation;
    this.formula = formula;
  }

  /**
   * The measure of a name.
   *
   * @param name as metafor has it, upper and lower case alike
   * @return the measure
   * @throws MetaException with the nearest name if there is none of that name
   */
  public static EffectMeasure parse(String name) {
    return Named.parse("measure", name, values());
  }

  /** The name by which it is asked for: {@code OR}. */
  @Override
  public String id() {
    return name();
  }

  /** What a result is called as it is read: {@code Odds ratio}. */
  @Override
  public String label() {
    return label;
  }

  /** What an estimate is called on the scale of the analysis: {@code Log odds ratio}. */
  public String analysisLabel() {
    return transformation.analysed(label);
  }

  /** How estimates and variances are computed, from which inputs, and with which choices. */
  public Formula formula() {
    return formula;
  }

  /**
   * From the scale of yi to that on which results are read. Freeman and Tukey's transformations
   * need the sizes of the samples, {@link #transformation(RawData)}; without them it is that of
   * large samples.
   */
  public Transformation transformation() {
    return transformation;
  }

  /**
   * From the scale of yi to that on which results are read, for some studies: Freeman and Tukey's
   * transformations are read for the harmonic mean of the sizes of the samples (Miller 1978).
   *
   * @param raw what the studies report
   * @return the transformation
   */
  public Transformation transformation(RawData raw) {
    if (this != PFT && this != IRFT) {
      return transformation;
    }
    double size = harmonicMean(sampleSizes(raw));
    if (!(size > 0)) {
      return transformation;
    }
    return this == PFT ? Transformation.freemanTukey(size) : Transformation.freemanTukeyRate(size);
  }

  /**
   * Whether it compares two groups or conditions, or tells of an association, so that 0 on the
   * scale of the analysis (one half for the common language effect size) means no effect.
   */
  public boolean isContrast() {
    return !SINGLE.contains(this);
  }

  /**
   * The estimate that means no effect, on the scale of the analysis.
   *
   * @return 0, one half for areas under the curve, NaN where no value means no effect
   */
  public double noEffect() {
    return !isContrast() ? Double.NaN : HALF.contains(this) ? 0.5 : 0;
  }

  /** Whether it is a standardised mean difference or change, of which 3 is very large. */
  public boolean isStandardisedDifference() {
    return label.startsWith("Standardised mean ");
  }

  /**
   * The sizes of the samples.
   *
   * @param raw what studies report
   * @return people, pairs, or person-time, before anything is added to counts; NaN where not known
   *     [k]
   */
  public double[] sampleSizes(RawData raw) {
    return formula.compute(raw, EffectOptions.defaults()).ni();
  }

  /**
   * Effect sizes of studies.
   *
   * @param raw what studies report
   * @param options how effect sizes are computed
   * @return estimates and variances, NaN for studies with too little reported
   * @throws MetaException for what is impossible in raw data, for too few inputs, and for options
   *     that have no meaning for the measure
   */
  public EffectSizes compute(RawData raw, EffectOptions options) {
    for (InputFault fault : formula.faults(raw)) {
      throw MetaException.of(
          "%s %s, but row %d holds %s"
              .formatted(
                  fault.input().id(), fault.must(Input::id), fault.study() + 1, fault.value()));
    }
    return formula.compute(raw, options);
  }

  /**
   * What a result is called on a scale.
   *
   * @param scale the scale it is shown on
   * @return the measure's own name on its own scale, {@code Log odds ratio} on that of the
   *     analysis, and the name of the scale for estimates of which no more is known
   */
  public String label(Transformation scale) {
    if (this == GEN) {
      return scale.label();
    }
    return scale.isIdentity() ? analysisLabel() : label;
  }

  private static double harmonicMean(double[] sizes) {
    double[] known = Arrays.stream(sizes).filter(n -> n > 0).toArray();
    return known.length / Arrays.stream(known).map(n -> 1 / n).sum();
  }
}
