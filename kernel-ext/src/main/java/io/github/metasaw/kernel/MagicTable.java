package io.github.metasaw.kernel;

import static io.github.metasaw.kernel.MagicGroup.DATA;
import static io.github.metasaw.kernel.MagicGroup.ESTIMANDS;
import static io.github.metasaw.kernel.MagicGroup.FIT;
import static io.github.metasaw.kernel.MagicGroup.GENETICS;
import static io.github.metasaw.kernel.MagicGroup.LOOK;
import static io.github.metasaw.kernel.MagicGroup.MODERATORS;
import static io.github.metasaw.kernel.MagicGroup.POSTERIOR;
import static io.github.metasaw.kernel.MagicGroup.STUDIES;

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
  READ(
      DATA.says(
          "FILE",
          "%read trials.csv --as dat",
          "A table of your own, from a text file as spreadsheets write it"),
      Action.of(Table.class, DataMagics.READ, DataMagics::read)),
  DATASET(
      DATA.says(
          "[NAME]",
          "%dataset bcg --as dat",
          "A published table that comes along; alone, list them"),
      Action.of(Table.class, List.of(), DataMagics::dataset)),
  META(
      FIT.says(
          "TABLE",
          "%meta dat --method REML --test knha --as fit",
          "Fit a meta-analysis; alone, list the magics"),
      Action.of(FrequentistFit.class, MetaMagic.OPTIONS, MetaMagic::run)),
  BAYES(
      FIT.says(
          "TABLE",
          "%bayes dat --prior \"tau = half_cauchy(0.5)\" --as post",
          "The posterior of a meta-analysis with priors"),
      Action.of(BayesFit.class, BayesMagic.OPTIONS, BayesMagic::run)),
  SUMMARY(
      LOOK.says(
          "FIT [VARIABLE...]",
          "%summary post mu tau --style coda",
          "The summary of a fit; of a posterior, some variables"),
      Action.of(Table.class, FitMagics.SUMMARY, FitMagics::summary)),
  CHECK(
      LOOK.says("FIT | MANTRA_FIT | SCAN", "%check fit", "What there is to remark on data and fit"),
      Action.of(Table.class, List.of(), FitMagics::check)),
  FOREST(
      LOOK.says(
          "FIT... | MANTRA_FIT | TABLE",
          "%forest common random --sort yi --exp",
          "Forest plot of fits, or of a table of studies"),
      Action.of(Figure.class, FigureMagics.FOREST, FigureMagics::forest)),
  FUNNEL(
      LOOK.says("FIT", "%funnel fit", "Contour-enhanced funnel plot"),
      Action.of(Figure.class, FigureMagics.FUNNEL, FigureMagics::funnel)),
  PREDICT(
      LOOK.says(
          "FIT",
          "%predict fit --at new --exp",
          "Mean effect and prediction interval, at new moderators"),
      Action.of(Table.class, FitMagics.PREDICT, FitMagics::predict)),
  WEIGHTS(
      LOOK.says("FIT...", "%weights common random", "Share of each study in the pooled effect"),
      Action.of(Table.class, FigureMagics.SAVE, FitMagics::weights)),
  COMPARE(
      LOOK.says(
          "FIT FIT...",
          "%compare common fixed random",
          "Fits side by side: estimand, assumption, estimate, spread"),
      Action.of(Table.class, FitMagics.COMPARE, FitMagics::compare)),
  LOO(
      STUDIES.says("FIT", "%loo fit", "Leave each study out in turn"),
      Action.of(Table.class, FigureMagics.SERIES, FigureMagics::leaveOneOut)),
  INFLUENCE(
      STUDIES.says("FIT", "%influence fit", "Residuals, DFFITS, Cook's distances and more"),
      Action.of(Table.class, FigureMagics.SAVE, FigureMagics::influence)),
  CUMULATIVE(
      STUDIES.says("FIT", "%cumulative fit --by year", "Add one study at a time"),
      Action.of(Table.class, FigureMagics.CUMULATIVE, FigureMagics::cumulative)),
  SHRINKAGE(
      STUDIES.says("FIT", "%shrinkage post", "From each estimate to its posterior mean"),
      Action.of(Table.class, FigureMagics.SAVE, PosteriorMagics::shrinkage)),
  SUBSETS(
      STUDIES.says(
          "FIT | TABLE", "%subsets dat", "The studies with the strongest signal, and m-values"),
      Action.of(Table.class, EstimandMagics.SUBSETS, EstimandMagics::subsets)),
  DENSITY(
      POSTERIOR.says(
          "POSTERIOR [VARIABLE...]",
          "%density post tau",
          "Posterior densities, draws below the exact curve"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::density)),
  TAU(
      POSTERIOR.says("POSTERIOR...", "%tau post", "Prior, likelihood and posterior of tau"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::tau)),
  TRACE(
      POSTERIOR.says(
          "POSTERIOR [VARIABLE...]", "%trace post tau mu", "Draws by iteration and chain"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::trace)),
  RANK(
      POSTERIOR.says(
          "POSTERIOR [VARIABLE...]",
          "%rank post tau",
          "Ranks of the draws, which tell chains apart"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::rank)),
  AUTOCORRELATION(
      POSTERIOR.says(
          "POSTERIOR [VARIABLE...]", "%autocorrelation post tau", "How long draws remember"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::autocorrelation)),
  CATERPILLAR(
      POSTERIOR.says(
          "POSTERIOR", "%caterpillar post", "Posteriors of the studies' effects, sorted"),
      Action.of(Figure.class, FigureMagics.SERIES, PosteriorMagics::caterpillar)),
  EFFECTS(
      POSTERIOR.says("POSTERIOR", "%effects post", "Means of the studies' effects given tau"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::effects)),
  PREDICTIVE(
      POSTERIOR.says(
          "POSTERIOR [VARIABLE]",
          "%predictive post theta[3] --bin 0.01",
          "Estimates a study might have had, or a next effect"),
      Action.of(Figure.class, PosteriorMagics.PREDICTIVE, PosteriorMagics::predictive)),
  SENSITIVITY(
      POSTERIOR.says(
          "TABLE",
          "%sensitivity dat --priors L1,L3,L5",
          "mu, beta_F, tau2 and zeta2 under many priors"),
      Action.of(Table.class, PosteriorMagics.SENSITIVITY, PosteriorMagics::sensitivity)),
  BUBBLE(
      MODERATORS.says(
          "FIT",
          "%bubble fit --x duration --by habitat",
          "Estimates along a numeric moderator, and the fitted line"),
      Action.of(Figure.class, DispersionMagics.BUBBLE, DispersionMagics::bubble)),
  LEVELS(
      MODERATORS.says(
          "FIT", "%levels fit --by habitat", "Mean and heterogeneity at each level of a moderator"),
      Action.of(Figure.class, DispersionMagics.LEVELS, DispersionMagics::levels)),
  MEANS(
      MODERATORS.says("FIT", "%means fit --by habitat", "Marginal means of a moderator"),
      Action.of(Table.class, DispersionMagics.MEANS, DispersionMagics::means)),
  CONTRAST(
      MODERATORS.says(
          "FIT TERM=WEIGHT...",
          "%contrast fit (Intercept)=1 habitatforest=1",
          "A linear combination of coefficients"),
      Action.of(Table.class, List.of(), DispersionMagics::contrast)),
  CONFIDENCE(
      MODERATORS.says(
          "FIT [TERM...]",
          "%confidence fit --interval profile",
          "Intervals by Wald, profile likelihood or bootstrap"),
      Action.of(Table.class, FitTables.INTERVAL, DispersionMagics::confidence)),
  PROFILE(
      MODERATORS.says(
          "FIT [TERM...]",
          "%profile fit --term sigma:habitatforest",
          "Profile likelihoods of coefficients"),
      Action.of(Figure.class, DispersionMagics.PROFILE, DispersionMagics::profile)),
  ROBUST(
      MODERATORS.says(
          "FIT", "%robust fit --cluster study --type CR2", "Cluster-robust tests of the mean"),
      Action.of(Table.class, DispersionMagics.ROBUST, DispersionMagics::robust)),
  VARIANCES(
      MODERATORS.says(
          "FIT",
          "%variances fit --plot --by habitat",
          "Known, extra and total variance of each row"),
      Action.of(Table.class, DispersionMagics.VARIANCES, DispersionMagics::variances)),
  STRUCTURE(
      MODERATORS.says(
          "FIT | KNOWN_V", "%structure fit", "The known sampling covariance, as correlations"),
      Action.of(Figure.class, FigureMagics.SAVE, DispersionMagics::structure)),
  AVERAGE(
      ESTIMANDS.says(
          "FIT | TABLE",
          "%average dat --weights 1/1/1,2/7/1",
          "Averages of the effects by any weights, and the most precise"),
      Action.of(Table.class, EstimandMagics.AVERAGE, EstimandMagics::average)),
  POPULATIONS(
      ESTIMANDS.says(
          "FIT | TABLE",
          "%populations dat --n n --weights 1/1/1,2/7/1",
          "The populations that studies and their averages speak of"),
      Action.of(Table.class, EstimandMagics.POPULATIONS, EstimandMagics::populations)),
  SIGNAL(
      ESTIMANDS.says(
          "FIT | TABLE",
          "%signal fit",
          "Z^2 = Z_F^2 + Q: signal of the average and of differences"),
      Action.of(Table.class, EstimandMagics.SIGNAL, EstimandMagics::signal)),
  SAMPLING(
      ESTIMANDS.says(
          "FIT", "%sampling random", "The effects together and one by one, as each model has it"),
      Action.of(Figure.class, FigureMagics.SAVE, EstimandMagics::sampling)),
  SPREAD(
      ESTIMANDS.says(
          "FIT", "%spread post", "The mean effect, a next effect, and the spread of those here"),
      Action.of(Figure.class, FigureMagics.SAVE, PosteriorMagics::spread)),
  EXCHANGEABLE(
      ESTIMANDS.says("TABLE", "%exchangeable z", "Symmetries of a discrete joint distribution"),
      Action.of(Table.class, FigureMagics.SAVE, EstimandMagics::exchangeable)),
  CONTOURS(
      ESTIMANDS.says(
          "[independent] [exchangeable=CORRELATION] [identical]",
          "%contours independent exchangeable=0.7 identical",
          "Joint densities of two effects, and their symmetries"),
      Action.of(Figure.class, EstimandMagics.CONTOURS, EstimandMagics::contours)),
  STRIP(
      ESTIMANDS.says(
          "TABLE",
          "%strip people --value trait --group copies --panel study",
          "Single observations by group, a panel a study"),
      Action.of(Figure.class, EstimandMagics.STRIP, EstimandMagics::strip)),
  MANTRA(
      GENETICS.says(
          "TABLE", "%mantra snp --freq freqs --as m", "One SNP in studies of different ancestry"),
      Action.of(MantraFit.class, MantraMagic.OPTIONS, MantraMagic::run)),
  DENDROGRAM(
      GENETICS.says(
          "MANTRA_FIT | DISTANCES",
          "%dendrogram m",
          "Distances between studies as a tree, with the clusters"),
      Action.of(Figure.class, FigureMagics.SAVE, GeneticsMagics::dendrogram)),
  MEMBERSHIP(
      GENETICS.says("MANTRA_FIT", "%membership m", "How probably studies are in one cluster"),
      Action.of(Figure.class, FigureMagics.SAVE, GeneticsMagics::membership)),
  SCAN(
      GENETICS.says(
          "FILE | TABLE",
          "%scan snps.tsv.gz --freq freqs --as scan",
          "Common and random effects, Z^2 and MANTRA of many SNPs"),
      Action.of(ScanReport.class, ScanMagic.OPTIONS, ScanMagic::run)),
  MANHATTAN(
      GENETICS.says(
          "SCAN | TABLE | FILE [COLUMN]",
          "%manhattan scan log10BF",
          "SNPs of a scan by chromosome and position"),
      Action.of(Figure.class, FigureMagics.SAVE, GeneticsMagics::manhattan)),
  QQ(
      GENETICS.says(
          "SCAN | TABLE | FILE [COLUMN]",
          "%qq scan p_Z2",
          "Observed against expected p values of a scan, and lambda"),
      Action.of(Figure.class, FigureMagics.SAVE, GeneticsMagics::qq)),
  CREDIBLE(
      GENETICS.says(
          "SCAN | TABLE | FILE CHROMOSOME:FROM-TO",
          "%credible scan 6:20000000-21000000 --as set",
          "The fewest SNPs of a locus that hold the causal one"),
      Action.of(CredibleSet.class, GeneticsMagics.CREDIBLE, GeneticsMagics::credible));

  private static final List<Option> COMMON =
      List.of(
          Option.of("as", "NAME", "declare the result as a variable"),
          Option.flag("code", "print the equivalent Java"),
          Option.flag("debug", "show the full trace of an error"),
          Option.flag("help", "show this"));

  private final MagicText text;
  private final Action action;

  /** What a magic does. */
  interface Body {
    Outcome run(MagicHost host, MagicInput input);
  }

  /**
   * What is behind the name.
   *
   * @param type of the result, as the notebook declares it
   * @param options besides those that every magic has
   */
  record Action(Class<?> type, List<Option> options, Body body) {
    static Action of(Class<?> type, List<Option> options, Body body) {
      return new Action(type, options, body);
    }
  }

  MagicTable(MagicText text, Action action) {
    this.text = text;
    this.action = action;
  }

  /** The name after the per cent sign. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may stand as {@code %%name} over a cell, whose lines are the model. */
  public boolean isCell() {
    return this == META || this == BAYES;
  }

  /** What the help says of it. */
  MagicText text() {
    return text;
  }

  List<Option> options() {
    return Option.join(action.options(), COMMON.toArray(new Option[0]));
  }

  /** Whether the result is a fit, which shows all of itself on a bare line. */
  boolean isFit() {
    return Fit.class.isAssignableFrom(type()) || type() == MantraFit.class;
  }

  Class<?> type() {
    return action.type();
  }

  Outcome run(MagicHost host, MagicInput input) {
    return action.body().run(host, input);
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
