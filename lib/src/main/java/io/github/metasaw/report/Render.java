package io.github.metasaw.report;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.draws.Coda;
import io.github.metasaw.estimand.EffectVariables;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.ClusterCorrection;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.FigureFormat;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.document.SheetFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** Anything Metasaw shows, as a {@link MimeBundle}: the one door. */
public final class Render {

  private Render() {}

  /**
   * The bundle of a fit, figure, sheet, table or anything else (then its text).
   *
   * @param value anything
   * @return what a notebook shows
   */
  public static MimeBundle of(Object value) {
    return of(value, Wording.JAVA);
  }

  /**
   * As {@link #of(Object)}, for readers who do not write Java.
   *
   * @param value anything
   * @param wording of what remarks advise
   * @return what a notebook shows
   */
  public static MimeBundle of(Object value, Wording wording) {
    return Bundles.of(value, wording);
  }

  /**
   * Writes a value to a file: a figure as a picture, anything with a table as csv, tsv, md, html,
   * tex, docx or txt. Csv and tsv hold all rows and digits: of a fit the coefficients, of a
   * posterior its summary, of a figure its data. An earlier file of the same content is replaced;
   * another is not.
   *
   * @param value a figure, table, sheet or result
   * @param file whose ending names the format
   * @return whether an earlier file was replaced
   * @throws io.github.metasaw.diagnostic.MetaException for another ending, for a value without a
   *     table, if another file is there, or if it cannot be written
   */
  public static boolean save(Object value, Path file) {
    String name = String.valueOf(file.getFileName());
    if (value instanceof Figure figure && FigureFormat.isFigure(name)) {
      return figure.save(file);
    }
    if (value instanceof ScanReport report && ScanPage.isPage(name)) {
      return ScanPage.save(report, file);
    }
    if (value instanceof Exploration page) {
      return page.save(file);
    }
    return SheetFormat.save(SavedSheet.of(value, SheetFormat.of(name)), file);
  }

  /**
   * The text form of {@link #of}, for a terminal.
   *
   * @param value anything
   * @return lines of text
   */
  public static String text(Object value) {
    return text(value, Wording.JAVA);
  }

  /**
   * As {@link #text(Object)}, for readers who do not write Java.
   *
   * @param value anything
   * @param wording of what remarks advise
   * @return lines of text
   */
  public static String text(Object value, Wording wording) {
    return Bundles.text(value, wording);
  }

  /**
   * Bayes factors, effects and the most probable partitions, one sheet each.
   *
   * @param fit any fit
   * @param wording of what remarks advise
   * @return in this order
   */
  public static List<Sheet> mantraSheets(MantraFit fit, Wording wording) {
    return MantraSheet.of(fit, wording);
  }

  /**
   * The summary of a fit, without a figure, on the scale of the studies' measure.
   *
   * @param fit any fit
   * @return the sheet
   */
  public static Sheet summary(Fit fit) {
    return summary(fit, Wording.JAVA);
  }

  /**
   * The summary of a fit, without a figure, on the scale of the studies' measure.
   *
   * @param fit a fit or a posterior
   * @param wording of what remarks advise
   * @return the sheet
   */
  public static Sheet summary(Fit fit, Wording wording) {
    return summary(fit, EffectScale.of(fit), wording);
  }

  /**
   * The summary of a fit, without a figure, worded for Java.
   *
   * @param fit a fit or a posterior
   * @param scale on which effects are shown
   * @return the sheet
   */
  public static Sheet summary(Fit fit, Transformation scale) {
    return summary(fit, scale, Wording.JAVA);
  }

  /**
   * The summary of a fit, without a figure. Rows of effects are transformed; those of spreads and
   * correlations stay, and the sheet says so.
   *
   * @param fit a fit or a posterior
   * @param scale on which effects are shown
   * @param wording of what remarks advise
   * @return the sheet
   */
  public static Sheet summary(Fit fit, Transformation scale, Wording wording) {
    return SummarySheet.render(fit, scale, wording);
  }

  /**
   * A table of effects on another scale: estimates, means, quantiles and bounds transformed,
   * without standard errors and SDs. Leave-one-out, cumulative and predicted results, marginal
   * means, contrasts, averages and subgroups are such tables. R: {@code predict(res, transf =
   * exp)}.
   *
   * @param effects each row of effects
   * @param scale on which they are shown
   * @return a new table
   * @throws io.github.metasaw.diagnostic.MetaException if the table holds no effects
   */
  public static Table transformed(Table effects, Transformation scale) {
    return EffectTables.of(effects, scale);
  }

  /**
   * A table with one row per coefficient or parameter on another scale: rows of coefficients of the
   * mean are transformed and have no standard error, the others stay.
   *
   * @param fit whose coefficients these are
   * @param byTerm with a column {@code term}, as coefficients, robust tests and intervals
   * @param scale on which effects are shown
   * @return a new table
   */
  public static Table transformed(FrequentistFit fit, Table byTerm, Transformation scale) {
    Set<String> means =
        fit.parameters().stream()
            .filter(Parameter.Mean.class::isInstance)
            .map(Parameter::name)
            .collect(Collectors.toSet());
    List<String> terms = byTerm.stringColumn("term").asList();
    return EffectTables.of(byTerm, scale, row -> means.contains(terms.get(row)));
  }

  /**
   * The rows of {@link BayesFit#summary} of some variables, without the columns that speak of draws
   * where there are no draws.
   *
   * @param fit any fit
   * @param names of variables; {@code theta} stands for the effects of all studies; all if empty
   * @return one row per variable
   */
  public static Table summaryTable(BayesFit fit, List<String> names) {
    return summaryTable(fit, names, EffectScale.of(fit));
  }

  /**
   * As {@link #summaryTable(BayesFit, List)}, on another scale: rows of effects are transformed and
   * have neither SD nor Monte Carlo error, the others stay. A scale that none of the variables has
   * is refused.
   *
   * @param fit a posterior
   * @param names of variables; all if empty
   * @param scale on which effects are shown
   * @return a new table
   */
  public static Table summaryTable(BayesFit fit, List<String> names, Transformation scale) {
    Table summary = PosteriorSelection.summary(fit, names);
    List<String> variables = summary.stringColumn("variable").asList();
    boolean isAsked = !scale.isIdentity() && !scale.equals(fit.studies().transformation());
    if (isAsked && variables.stream().noneMatch(name -> EffectVariables.isEffect(fit, name))) {
      throw MetaException.of(
          "%s: none of these is an effect, so they stay on the scale of the analysis"
              .formatted(String.join(", ", variables)));
    }
    return EffectTables.of(
        summary, scale, row -> EffectVariables.isEffect(fit, variables.get(row)));
  }

  /**
   * Draws summarised as R's coda prints them, {@code summary(mcmc.list)}; names as there.
   *
   * @param fit any fit
   * @param names of variables; {@code theta} stands for the effects of all studies
   * @return text
   */
  public static MimeBundle coda(BayesFit fit, List<String> names) {
    return MimeBundle.text(PosteriorSelection.coda(fit, names).text());
  }

  /**
   * The two tables of coda's summary beside each other.
   *
   * @param fit any fit
   * @param names of variables
   * @return one row per variable
   */
  public static Table codaTable(BayesFit fit, List<String> names) {
    Coda coda = PosteriorSelection.coda(fit, names);
    Table table = coda.statistics().setName("coda");
    coda.quantiles().columns().stream().skip(1).forEach(table::addColumns);
    return table;
  }

  /**
   * Predictions at the rows of a fit, beside the study and the moderators that they are for.
   *
   * @param fit that predicted
   * @param predicted as {@link Fit#predict()} makes it, or {@link #transformed(Table,
   *     Transformation)} of it
   * @return study, moderators and predictions; predictions alone where they are one row for all
   */
  public static Table predictionTable(Fit fit, Table predicted) {
    return PredictionTable.of(PredictionTable.moderators(fit), predicted);
  }

  /**
   * Predictions at new values of the moderators, beside these.
   *
   * @param newdata as {@link Fit#predict(Table)} took it
   * @param predicted as it made it, or {@link #transformed(Table, Transformation)} of it
   * @return the columns of both; of columns of one name, the prediction's
   */
  public static Table predictionTable(Table newdata, Table predicted) {
    return PredictionTable.of(newdata, predicted);
  }

  /**
   * The share of each study in the pooled effect.
   *
   * @param fit any fit
   * @return study, weight (in per cent)
   */
  public static Table weightsTable(Fit fit) {
    return WeightsTable.of(List.of("weight"), List.of(fit));
  }

  /**
   * The share of each study in the pooled effects of several fits to the same studies.
   *
   * @param names of the columns, one for each fit
   * @param fits in the same order
   * @return study, and a column of shares (in per cent) for each fit
   */
  public static Table weightsTable(List<String> names, List<? extends Fit> fits) {
    return WeightsTable.of(names, fits);
  }

  /**
   * The result of an average over models of publication bias.
   *
   * @param average of the models
   * @param wording of what remarks advise
   * @return the sheet
   */
  public static Sheet average(RobmaFit average, Wording wording) {
    return RobmaSheet.render(average, wording);
  }

  /**
   * The checks of a fit.
   *
   * @param fit any fit
   * @return the sheet
   */
  public static Sheet checks(Fit fit) {
    return checks(fit.checkList(), Wording.JAVA);
  }

  /**
   * Checks, with a count of each status.
   *
   * @param checks of data or a fit
   * @param wording of what they advise
   * @return the sheet
   */
  public static Sheet checks(List<Check> checks, Wording wording) {
    return CheckSheet.render(checks, wording);
  }

  /**
   * Fits side by side, random effects read as a sample of studies.
   *
   * @param fits to the same studies
   * @return the sheet
   */
  public static Sheet comparison(List<? extends Fit> fits) {
    return comparison(fits, Estimand.Reading.RANDOM);
  }

  /**
   * Fits side by side, in a reading of their random effects.
   *
   * @param fits to the same studies
   * @param reading of random effects
   * @return the sheet
   */
  public static Sheet comparison(List<? extends Fit> fits, Estimand.Reading reading) {
    return comparison(fits, reading, measured(fits));
  }

  /**
   * Fits side by side, in a reading of their random effects, on another scale.
   *
   * @param fits one or more
   * @param reading of random effects
   * @param scale on which effects are shown; spreads stay on that of the analysis
   * @return the sheet
   */
  public static Sheet comparison(
      List<? extends Fit> fits, Estimand.Reading reading, Transformation scale) {
    return Comparison.sheet(fits, reading, scale, null);
  }

  /**
   * Fits side by side with cluster-robust standard errors, intervals and tests.
   *
   * @param fits by moments or likelihood, one or more
   * @param reading of random effects
   * @param scale on which effects are shown; spreads stay on that of the analysis
   * @param clusters of dependent rows
   * @return the sheet
   */
  public static Sheet comparison(
      List<? extends Fit> fits,
      Estimand.Reading reading,
      Transformation scale,
      ClusterCorrection clusters) {
    return Comparison.sheet(fits, reading, scale, clusters);
  }

  /**
   * The same on the scale of the measure.
   *
   * @param fits by moments or likelihood, one or more
   * @param reading of random effects
   * @param clusters of dependent rows
   * @return the sheet
   */
  public static Sheet comparison(
      List<? extends Fit> fits, Estimand.Reading reading, ClusterCorrection clusters) {
    return comparison(fits, reading, measured(fits), clusters);
  }

  private static Transformation measured(List<? extends Fit> fits) {
    return fits.isEmpty() ? Transformation.IDENTITY : EffectScale.of(fits.get(0));
  }

  /**
   * Fits side by side, as a table to compute with.
   *
   * @param fits to the same studies
   * @return one row per quantity
   */
  public static Table comparisonTable(List<? extends Fit> fits) {
    return comparisonTable(fits, Estimand.Reading.RANDOM);
  }

  /**
   * Shows how several methods treated zero cells.
   *
   * @param methods names of the methods
   * @param fits of the same studies, one per method
   * @return method, treatment; without rows if no study has a zero
   */
  public static Table zeroCells(List<String> methods, List<? extends Fit> fits) {
    return ZeroCellTable.table(methods, fits);
  }

  /**
   * As {@link #comparisonTable(List)}, in a reading of their random effects.
   *
   * @param fits to the same studies
   * @param reading of random effects
   * @return one row per quantity
   */
  public static Table comparisonTable(List<? extends Fit> fits, Estimand.Reading reading) {
    return comparisonTable(fits, reading, measured(fits));
  }

  /**
   * As {@link #comparisonTable(List, Estimand.Reading)}, on another scale.
   *
   * @param fits one or more
   * @param reading of random effects
   * @param scale on which effects are shown; spreads stay on that of the analysis
   * @return model, estimand, assumption, estimate, (se,) lower, upper, spread, ...
   */
  public static Table comparisonTable(
      List<? extends Fit> fits, Estimand.Reading reading, Transformation scale) {
    return Comparison.table(fits, reading, scale, null);
  }

  /**
   * As {@link #comparisonTable(List)}, with cluster-robust standard errors, intervals and tests.
   *
   * @param fits by moments or likelihood, one or more
   * @param reading of random effects
   * @param scale on which effects are shown; spreads stay on that of the analysis
   * @param clusters of dependent rows
   * @return model, estimand, assumption, estimate, (se,) lower, upper, spread, ..., statistic, df,
   *     p
   */
  public static Table comparisonTable(
      List<? extends Fit> fits,
      Estimand.Reading reading,
      Transformation scale,
      ClusterCorrection clusters) {
    return Comparison.table(fits, reading, scale, clusters);
  }

  /**
   * The same on the scale of the measure.
   *
   * @param fits by moments or likelihood, one or more
   * @param reading of random effects
   * @param clusters of dependent rows
   * @return model, estimand, assumption, estimate, (se,) lower, upper, spread, ..., statistic, df,
   *     p
   */
  public static Table comparisonTable(
      List<? extends Fit> fits, Estimand.Reading reading, ClusterCorrection clusters) {
    return comparisonTable(fits, reading, measured(fits), clusters);
  }

  /**
   * The best subset of studies and its p values corrected for the search.
   *
   * @param best found by a search
   * @return the sheet
   */
  public static Sheet subsets(BestSubset best) {
    return SubsetSheet.of(best);
  }

  /**
   * study, m_value, and whether it is in the best subset of each search: yes or no.
   *
   * @param best found by a search
   * @param values of the same studies
   * @return one row per study
   */
  public static Table subsetTable(BestSubset best, MValues values) {
    return SubsetSheet.table(best, values);
  }

  /**
   * A sign for a status that reads without colour.
   *
   * @param status of a check
   * @return one character
   */
  public static String symbol(Check.Status status) {
    return CheckSheet.symbol(status);
  }
}
