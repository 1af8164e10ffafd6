package io.github.metasaw.kernel;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.CredibleSet;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.plot.Figure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The magics; a magic is one constant here. Help, registration and tests enumerate them. */
public enum MagicTable {
  META(
      "Fit a meta-analysis; alone, list the magics",
      "%meta studies --yi yi --sei sei --label study --method REML --test knha --as fit",
      "the name of a table of studies",
      true,
      FrequentistFit.class,
      MetaMagic.OPTIONS,
      MetaMagic::run),
  BAYES(
      "Compute the posterior of a meta-analysis with priors",
      "%bayes studies --prior \"mu = normal(0, sd = 1)\" --prior \"tau = half_cauchy(0.5)\" --as post",
      "the name of a table of studies",
      true,
      BayesFit.class,
      BayesMagic.OPTIONS,
      BayesMagic::run),
  MANTRA(
      "Meta-analysis of one SNP in studies of different ancestry",
      "%mantra snp --freq freqs --mu \"normal(0, sd = 1)\" --as m",
      "the name of a table with a row for each study of one SNP",
      false,
      MantraFit.class,
      MantraMagic.OPTIONS,
      MantraMagic::run),
  SCAN(
      "Common effect, random effects, Z^2 and MANTRA of every SNP of a file or table",
      "%scan snps.tsv.gz --freq freqs --out results.tsv.gz --as scan",
      "a file of SNPs, or the name of a table with its columns",
      false,
      ScanReport.class,
      ScanMagic.OPTIONS,
      ScanMagic::run),
  FOREST(
      "Forest plot of fits to the same studies, or of a table of studies",
      "%forest common random --sort yi --exp",
      "names of fits, or of one table of studies",
      false,
      Figure.class,
      FigureMagics.FOREST,
      FigureMagics::forest),
  FUNNEL(
      "Contour-enhanced funnel plot",
      "%funnel fit",
      "the name of a fit",
      false,
      Figure.class,
      FigureMagics.FUNNEL,
      FigureMagics::funnel),
  CHECK(
      "What there is to remark on data and fit",
      "%check fit",
      "the name of a fit of any kind, or of a scan",
      false,
      Table.class,
      List.of(),
      FitMagics::check),
  LOO(
      "Leave each study out in turn",
      "%loo fit",
      "the name of a fit",
      false,
      Table.class,
      FigureMagics.SERIES,
      FigureMagics::leaveOneOut),
  CUMULATIVE(
      "Add one study at a time",
      "%cumulative fit --by year",
      "the name of a fit",
      false,
      Table.class,
      FigureMagics.CUMULATIVE,
      FigureMagics::cumulative),
  INFLUENCE(
      "Influence of each study: residuals, DFFITS, Cook's distances and more",
      "%influence fit",
      "the name of a fit",
      false,
      Table.class,
      FigureMagics.SAVE,
      FigureMagics::influence),
  PREDICT(
      "Mean effect and prediction interval, at new values of the moderators",
      "%predict fit --at new",
      "the name of a fit",
      false,
      Table.class,
      List.of(Option.of("at", "TABLE", "a table with the moderators; without it, the rows fitted")),
      FitMagics::predict),
  COMPARE(
      "Fits side by side: estimand, assumption, estimate, spread",
      "%compare common fixed random",
      "names of fits",
      false,
      Table.class,
      FitMagics.COMPARE,
      FitMagics::compare),
  SUMMARY(
      "Every quantity of a fit, or some; as R's coda prints them too",
      "%summary post mu tau --style coda",
      "the name of a fit, then quantities; all of them without",
      false,
      Table.class,
      FitMagics.SUMMARY,
      FitMagics::summary),
  TRACE(
      "Draws by iteration and chain",
      "%trace post tau mu",
      "the name of a posterior, then quantities",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::trace),
  DENSITY(
      "Posterior densities, draws below the exact curve",
      "%density post tau",
      "the name of a posterior, then quantities",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::density),
  RANK(
      "Ranks of the draws, which tell chains apart",
      "%rank post tau",
      "the name of a posterior, then quantities",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::rank),
  AUTOCORRELATION(
      "How long draws remember",
      "%autocorrelation post tau",
      "the name of a posterior, then quantities",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::autocorrelation),
  TAU(
      "Prior, likelihood and posterior of tau",
      "%tau post",
      "names of posteriors",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::tau),
  SHRINKAGE(
      "From each estimate to its posterior mean",
      "%shrinkage post",
      "the name of a fit",
      false,
      Table.class,
      FigureMagics.SAVE,
      PosteriorMagics::shrinkage),
  EFFECTS(
      "Means of the studies' effects given tau",
      "%effects post",
      "the name of a posterior",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::effects),
  CATERPILLAR(
      "Posteriors of the studies' effects, sorted",
      "%caterpillar post",
      "the name of a posterior",
      false,
      Figure.class,
      FigureMagics.SERIES,
      PosteriorMagics::caterpillar),
  SAMPLING(
      "The effects together and one by one: random as drawn, fixed with their average",
      "%sampling random",
      "the name of a fit",
      false,
      Figure.class,
      FigureMagics.SAVE,
      EstimandMagics::sampling),
  SPREAD(
      "The mean effect, a next effect, and the spread of those at hand",
      "%spread post",
      "the name of a fit",
      false,
      Figure.class,
      FigureMagics.SAVE,
      PosteriorMagics::spread),
  PREDICTIVE(
      "Estimates a study might have had, or the effect of a next study",
      "%predictive post theta[3] --bin 0.01",
      "the name of a posterior, then one quantity; theta_new without",
      false,
      Figure.class,
      PosteriorMagics.PREDICTIVE,
      PosteriorMagics::predictive),
  SENSITIVITY(
      "mu, beta_F, tau2 and zeta2 under many priors",
      "%sensitivity dat --psi2 0.1,1,1000 --priors L1,L3,L5",
      "the name of a table of studies",
      false,
      Table.class,
      PosteriorMagics.SENSITIVITY,
      PosteriorMagics::sensitivity),
  DENDROGRAM(
      "Distances between studies as a tree, with MANTRA's clusters",
      "%dendrogram m",
      "the name of a MANTRA fit, or of distances",
      false,
      Figure.class,
      FigureMagics.SAVE,
      GeneticsMagics::dendrogram),
  MEMBERSHIP(
      "How probably studies are in one cluster",
      "%membership m",
      "the name of a MANTRA fit",
      false,
      Figure.class,
      FigureMagics.SAVE,
      GeneticsMagics::membership),
  MANHATTAN(
      "SNPs of a scan by chromosome and position",
      "%manhattan scan log10BF",
      "the name of a scan, of a table, or a file of results; then a column of it, p without",
      false,
      Figure.class,
      FigureMagics.SAVE,
      GeneticsMagics::manhattan),
  QQ(
      "Observed against expected p values of a scan, and lambda",
      "%qq scan p_Z2",
      "the name of a scan, of a table, or a file of results; then a column of p values, p without",
      false,
      Figure.class,
      FigureMagics.SAVE,
      GeneticsMagics::qq),
  CREDIBLE(
      "The fewest SNPs of a locus that hold the causal one with some probability",
      "%credible scan 6:20000000-21000000 --level 0.95 --as set",
      "the name of a scan, of a table, or a file of results; then CHROMOSOME:FROM-TO",
      false,
      CredibleSet.class,
      GeneticsMagics.CREDIBLE,
      GeneticsMagics::credible),
  WEIGHTS(
      "Share of each study in the pooled effect, by one or several fits",
      "%weights common random",
      "names of fits",
      false,
      Table.class,
      FigureMagics.SAVE,
      FitMagics::weights),
  AVERAGE(
      "Weighted averages of the studies' effects, and the most precise one",
      "%average dat --weights 1/1/1,2/7/1,7/1/2",
      "the name of a fit, or of a table of studies",
      false,
      Table.class,
      EstimandMagics.AVERAGE,
      EstimandMagics::average),
  POPULATIONS(
      "The populations of studies, and those that weighted averages speak of",
      "%populations dat --n n --weights 1/1/1,2/7/1",
      "the name of a fit, or of a table of studies",
      false,
      Table.class,
      EstimandMagics.POPULATIONS,
      EstimandMagics::populations),
  SIGNAL(
      "Z^2 = Z_F^2 + Q: signal of the average and of the differences, with their tests",
      "%signal fit",
      "the name of a fit, or of a table of studies",
      false,
      Table.class,
      EstimandMagics.SIGNAL,
      EstimandMagics::signal),
  EXCHANGEABLE(
      "Symmetries of a discrete joint distribution, with counterexamples",
      "%exchangeable z",
      "the name of a table: a row for each combination of values, its probability in the last column",
      false,
      Table.class,
      FigureMagics.SAVE,
      EstimandMagics::exchangeable),
  SUBSETS(
      "The subset of studies with the strongest signal, and m-values",
      "%subsets dat",
      "the name of a fit, or of a table of studies",
      false,
      Table.class,
      EstimandMagics.SUBSETS,
      EstimandMagics::subsets),
  LEVELS(
      "Mean and heterogeneity at each level of a moderator",
      "%levels fit --by habitat",
      "the name of a fit",
      false,
      Figure.class,
      DispersionMagics.LEVELS,
      DispersionMagics::levels),
  BUBBLE(
      "Estimates along a numeric moderator, and the fitted line",
      "%bubble fit --x duration --by habitat",
      "the name of a fit",
      false,
      Figure.class,
      DispersionMagics.BUBBLE,
      DispersionMagics::bubble),
  PROFILE(
      "Profile likelihoods of coefficients",
      "%profile fit --term sigma:habitatforest",
      "the name of a fit, then coefficients; all of them without",
      false,
      Figure.class,
      DispersionMagics.PROFILE,
      DispersionMagics::profile),
  STRUCTURE(
      "The known sampling covariance, as correlations between rows",
      "%structure fit",
      "the name of a fit, or of a KnownV",
      false,
      Figure.class,
      FigureMagics.SAVE,
      DispersionMagics::structure),
  VARIANCES(
      "Known, extra and total variance of each row",
      "%variances fit",
      "the name of a fit",
      false,
      Table.class,
      List.of(),
      DispersionMagics::variances),
  CONFIDENCE(
      "Intervals of coefficients: Wald, profile likelihood or bootstrap",
      "%confidence fit --interval bootstrap --draws 2000 --seed 20",
      "the name of a fit, then coefficients; all of them without",
      false,
      Table.class,
      FitTables.INTERVAL,
      DispersionMagics::confidence),
  ROBUST(
      "Cluster-robust tests of the mean",
      "%robust fit --cluster study --type CR2",
      "the name of a fit",
      false,
      Table.class,
      DispersionMagics.ROBUST,
      DispersionMagics::robust),
  CONTRAST(
      "A linear combination of coefficients",
      "%contrast fit (Intercept)=1 habitatforest=1",
      "the name of a fit, then COEFFICIENT=FACTOR",
      false,
      Table.class,
      List.of(),
      DispersionMagics::contrast),
  MEANS(
      "Marginal means of a moderator",
      "%means fit --by habitat",
      "the name of a fit",
      false,
      Table.class,
      DispersionMagics.MEANS,
      DispersionMagics::means),
  DATASET(
      "Load a published table; alone, list them",
      "%dataset eight_schools --as schools",
      "the name of a data set; without it, they are listed",
      false,
      Table.class,
      List.of(),
      FitMagics::dataset);

  private static final List<Option> COMMON =
      List.of(
          Option.of("as", "NAME", "declare the result as a variable"),
          Option.flag("code", "print the equivalent Java"),
          Option.flag("debug", "show the full trace of an error"),
          Option.flag("help", "show this"));

  private final String summary;
  private final String example;
  private final String before;
  private final boolean cell;
  private final Class<?> type;
  private final List<Option> own;
  private final Body body;

  /** What a magic does. */
  interface Body {
    Outcome run(MagicHost host, MagicInput input);
  }

  MagicTable(
      String summary,
      String example,
      String before,
      boolean cell,
      Class<?> type,
      List<Option> own,
      Body body) {
    this.summary = summary;
    this.example = example;
    this.before = before;
    this.cell = cell;
    this.type = type;
    this.own = own;
    this.body = body;
  }

  /** The name after the per cent sign. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may stand as {@code %%name} over a cell. */
  public boolean isCell() {
    return cell;
  }

  String summary() {
    return summary;
  }

  String example() {
    return example;
  }

  /** What stands before the options. */
  String before() {
    return before;
  }

  List<Option> options() {
    return Option.join(own, COMMON.toArray(new Option[0]));
  }

  /** Whether the result is a fit, which shows all of itself on a bare line. */
  boolean isFit() {
    return Fit.class.isAssignableFrom(type) || type == MantraFit.class;
  }

  Class<?> type() {
    return type;
  }

  Outcome run(MagicHost host, MagicInput input) {
    return body.run(host, input);
  }

  /**
   * Runs the magic as a kernel calls it. Returns what a bare line shows; null where everything has
   * been shown already.
   *
   * @throws MetaError one line, unless --debug is given
   */
  public @Nullable Object call(MagicHost host, List<String> arguments, @Nullable String text) {
    return MagicCall.run(this, host, arguments, text);
  }
}
