package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.mantra.Mantra;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the results of a scan, in the order of files and tables alike. A statistic more is
 * one constant here and one component of {@link ClassicTests} or {@link ModelTests}.
 */
@API(status = API.Status.INTERNAL)
public enum ScanColumn {
  SNP("snp", r -> r.snp().id()),
  CHR("chr", r -> r.snp().chromosome()),
  POS("pos", Kind.POSITION, r -> r.snp().position()),
  EA("ea", r -> r.snp().effectAllele()),
  OA("oa", r -> r.snp().otherAllele()),
  K("k", Kind.COUNT, SnpResult::k),
  DIRECTION("direction", SnpResult::direction),
  BETA("beta", Kind.NUMBER, r -> r.tests().beta()),
  SE("se", Kind.NUMBER, r -> r.tests().se()),
  P("p", Kind.LOG_PROBABILITY, r -> r.tests().logP()),
  BETA_RANDOM("beta_random", Kind.NUMBER, r -> r.tests().betaRandom()),
  SE_RANDOM("se_random", Kind.NUMBER, r -> r.tests().seRandom()),
  P_RANDOM("p_random", Kind.LOG_PROBABILITY, r -> r.tests().logPRandom()),
  TAU2("tau2", Kind.NUMBER, r -> r.tests().tau2()),
  Q("Q", Kind.NUMBER, r -> r.tests().Q()),
  P_Q("p_Q", Kind.LOG_PROBABILITY, r -> r.tests().logPQ()),
  I2("I2", Kind.NUMBER, r -> r.tests().I2()),
  Z2("Z2", Kind.NUMBER, r -> r.tests().Z2()),
  P_Z2("p_Z2", Kind.LOG_PROBABILITY, r -> r.tests().logPZ2()),
  N("n", Kind.SAMPLE, r -> r.samples().n()),
  EAF("eaf", Kind.SAMPLE, r -> r.samples().frequency()),
  EAF_MIN("eaf_min", Kind.SAMPLE, r -> r.samples().minFrequency()),
  EAF_MAX("eaf_max", Kind.SAMPLE, r -> r.samples().maxFrequency()),
  Z_N("z_n", Kind.SAMPLE, r -> r.samples().z()),
  P_N("p_n", Kind.SAMPLE_LOG_PROBABILITY, r -> r.samples().logP()),
  RE2("RE2", ScanModel.RE2, Kind.NUMBER, r -> r.models().re2().statistic()),
  RE2_HETEROGENEITY("RE2_het", ScanModel.RE2, Kind.NUMBER, r -> r.models().re2().heterogeneity()),
  P_RE2("p_RE2", ScanModel.RE2, Kind.LOG_PROBABILITY, r -> r.models().re2().logP()),
  BETA_REML("beta_reml", ScanModel.REML, Kind.NUMBER, r -> r.models().reml().beta()),
  SE_REML("se_reml", ScanModel.REML, Kind.NUMBER, r -> r.models().reml().se()),
  P_REML("p_reml", ScanModel.REML, Kind.LOG_PROBABILITY, r -> r.models().reml().logP()),
  TAU2_REML("tau2_reml", ScanModel.REML, Kind.NUMBER, r -> r.models().reml().tau2()),
  Z_BINARY("z_binary", ScanModel.BINARY, Kind.NUMBER, r -> r.models().binary().z()),
  P_BINARY("p_binary", ScanModel.BINARY, Kind.LOG_PROBABILITY, r -> r.models().binary().logP()),
  M_VALUES("m_values", ScanModel.M_VALUES, Kind.LIST, r -> Double.NaN),
  X2_MEGA("X2_mega", ScanModel.MR_MEGA, Kind.NUMBER, r -> r.models().ancestry().association()),
  DF_MEGA("df_mega", ScanModel.MR_MEGA, Kind.NUMBER, r -> r.models().ancestry().df()),
  P_MEGA("p_mega", ScanModel.MR_MEGA, Kind.LOG_PROBABILITY, r -> r.models().ancestry().logP()),
  X2_ANCESTRY("X2_ancestry", ScanModel.MR_MEGA, Kind.NUMBER, r -> r.models().ancestry().ancestry()),
  P_ANCESTRY(
      "p_ancestry",
      ScanModel.MR_MEGA,
      Kind.LOG_PROBABILITY,
      r -> r.models().ancestry().logPAncestry()),
  X2_RESIDUAL("X2_residual", ScanModel.MR_MEGA, Kind.NUMBER, r -> r.models().ancestry().residual()),
  P_RESIDUAL(
      "p_residual",
      ScanModel.MR_MEGA,
      Kind.LOG_PROBABILITY,
      r -> r.models().ancestry().logPResidual()),
  LN_BF_MEGA("lnBF_mega", ScanModel.MR_MEGA, Kind.NUMBER, r -> r.models().ancestry().logBF()),
  LOG10_BF1("log10BF1", Kind.LOG10_BAYES_FACTOR, r -> r.bayesFactors().log10BF1()),
  LOG10_BF("log10BF", Kind.LOG10_BAYES_FACTOR, r -> r.bayesFactors().log10BF()),
  P_HETEROGENEOUS(
      "p_heterogeneous", Kind.POSTERIOR_PROBABILITY, r -> r.bayesFactors().heterogeneous()),
  MU_PRIOR("mu_prior", Kind.PRIOR, r -> Double.NaN);

  /** What a column holds, from which follow how it is written and whether it is MANTRA's. */
  enum Kind {
    TEXT,
    /** A number of each study, in the order of the studies. */
    LIST,
    POSITION,
    COUNT,
    NUMBER,
    /** A p value, computed as its natural logarithm. */
    LOG_PROBABILITY,
    /** Of sample sizes and frequencies, which files of cohorts have. */
    SAMPLE,
    /** The same, a p value computed as its natural logarithm. */
    SAMPLE_LOG_PROBABILITY,
    /** Rests on the prior of mu. */
    LOG10_BAYES_FACTOR,
    POSTERIOR_PROBABILITY,
    /** The prior of mu, the same in every row. */
    PRIOR;

    boolean isOfSamples() {
      return this == SAMPLE || this == SAMPLE_LOG_PROBABILITY;
    }

    boolean isLogProbability() {
      return this == LOG_PROBABILITY || this == SAMPLE_LOG_PROBABILITY;
    }

    boolean isOfMantra() {
      return this == LOG10_BAYES_FACTOR || this == POSTERIOR_PROBABILITY || this == PRIOR;
    }
  }

  private final String title;
  private final Kind kind;
  private final @Nullable ScanModel model;
  private final Function<SnpResult, String> text;
  private final ToDoubleFunction<SnpResult> number;

  ScanColumn(String title, Function<SnpResult, String> text) {
    this.title = title;
    this.kind = Kind.TEXT;
    this.model = null;
    this.text = text;
    this.number = r -> Double.NaN;
  }

  ScanColumn(String title, Kind kind, ToDoubleFunction<SnpResult> number) {
    this(title, null, kind, number);
  }

  ScanColumn(
      String title, @Nullable ScanModel model, Kind kind, ToDoubleFunction<SnpResult> number) {
    this.title = title;
    this.kind = kind;
    this.model = model;
    this.text = r -> "";
    this.number = number;
  }

  /**
   * The name of the column.
   *
   * @return as the header of a file of results has it
   */
  public String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  /** Its text in a row of results; empty where missing. */
  String text(SnpResult result) {
    return text.apply(result);
  }

  /** Its number in a row of results; NaN where missing or no number. */
  double number(SnpResult result) {
    return number.applyAsDouble(result);
  }

  /** Whether every scan has it. */
  private boolean isAlways() {
    return model == null && !kind.isOfMantra() && !kind.isOfSamples();
  }

  /** The columns of a scan; those of sample sizes and frequencies only for cohorts. */
  static List<ScanColumn> of(@Nullable Mantra mantra, ScanModels models, boolean isOfCohorts) {
    return Arrays.stream(values())
        .filter(
            column ->
                column.isAlways()
                    || (column.model != null && models.has(column.model))
                    || (mantra != null && column.kind.isOfMantra())
                    || (isOfCohorts && column.kind.isOfSamples()))
        .toList();
  }

  /** The columns of a file of results by its first line; empty if it is of another kind. */
  static List<ScanColumn> named(List<String> titles) {
    List<ScanColumn> columns =
        Arrays.stream(values()).filter(c -> titles.contains(c.title)).toList();
    boolean isComplete =
        Arrays.stream(values()).allMatch(c -> !c.isAlways() || columns.contains(c));
    boolean isInOrder = columns.stream().map(ScanColumn::title).toList().equals(titles);
    return isComplete && isInOrder ? columns : List.of();
  }

  /**
   * Whether a column holds p values.
   *
   * @param title of a column of a scan, or of another program
   * @return false for what is no p value, and for -log10 of one
   */
  public static boolean isPValue(String title) {
    for (ScanColumn column : values()) {
      if (column.title.equals(title)) {
        return column.kind.isLogProbability();
      }
    }
    return title
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "")
        .matches("p|pval|pvalue|pvalueassociation");
  }

  /** Whether it holds text, as names of variants, also where that looks like a number. */
  static boolean isText(String title) {
    return Arrays.stream(values())
        .anyMatch(
            c ->
                (c.kind == Kind.TEXT || c.kind == Kind.LIST || c.kind == Kind.PRIOR)
                    && c.title.equalsIgnoreCase(title));
  }

  /**
   * Whether a column holds logarithms of Bayes factors, which rest on the prior of mu.
   *
   * @param title of a column
   * @return true for those of MANTRA
   */
  public static boolean isBayesFactor(String title) {
    return Arrays.stream(values())
        .anyMatch(c -> c.kind == Kind.LOG10_BAYES_FACTOR && c.title.equals(title));
  }
}
