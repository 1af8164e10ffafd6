package io.github.metasaw;

import io.github.metasaw.bayes.BayesEngine;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.MeasureTable;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.file.ReadOptions;
import io.github.metasaw.data.reshape.Aggregation;
import io.github.metasaw.data.reshape.ComparisonTable;
import io.github.metasaw.data.reshape.GroupTable;
import io.github.metasaw.data.revman.DataFile;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.Render;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The facade: the file to open first. Everything here delegates; what the magics of a notebook do
 * is written with these methods. More figures are in {@link Figures}.
 */
public final class Meta {

  private Meta() {}

  /**
   * A reader of studies: {@code Meta.studies(dat).yi("yi").sei("sei").read()}.
   *
   * @param table one row per study
   * @return a reader to be told the columns
   */
  public static StudyReader studies(Table table) {
    return StudyReader.of(table);
  }

  /**
   * The effect sizes of a table of raw data, whose columns bear metafor's names; others are named
   * to an {@link EffectReader}.
   *
   * @param table one row per study
   * @param measure what to compute
   * @return the columns of the table, then {@code yi} and {@code vi}
   */
  public static Table effects(Table table, EffectMeasure measure) {
    return effects(EffectReader.of(table, measure));
  }

  /**
   * The effect sizes of a reader that knows columns and options.
   *
   * @param reader of a table of raw data
   * @return the columns of the table, then {@code yi} and {@code vi}
   */
  public static Table effects(EffectReader reader) {
    return reader.table();
  }

  /**
   * One row per group, of studies that compare two groups.
   *
   * @param reader of a table of raw data
   * @return as {@link GroupTable#of}
   */
  public static Table toLong(EffectReader reader) {
    return GroupTable.of(reader);
  }

  /**
   * One row per comparison, of a table with one row per group.
   *
   * @param table one row per group
   * @param study column of studies
   * @param group column of groups
   * @return as {@link ComparisonTable#of(Table, String, String)}
   */
  public static Table toWide(Table table, String study, String group) {
    return ComparisonTable.of(table, study, group);
  }

  /**
   * One effect size per study, of a table with several.
   *
   * @param table with {@code yi} and {@code vi}
   * @param cluster column of studies
   * @param rho correlation of the sampling errors of a study
   * @return as {@link Aggregation#table}
   */
  public static Table aggregate(Table table, String cluster, double rho) {
    return Aggregation.of(table, cluster, rho).table();
  }

  /**
   * The measures of effect sizes.
   *
   * @return one row per measure, by kind of data, with inputs and formula
   */
  public static Table measures() {
    return MeasureTable.of();
  }

  /**
   * A random-effects model (REML) of studies.
   *
   * @param studies estimates and sampling variances
   * @return the fit
   */
  public static FrequentistFit fit(Studies studies) {
    return fit(studies, FreqOptions.defaults());
  }

  /**
   * A model without moderators.
   *
   * @param studies estimates and sampling variances
   * @param options estimator, test, level and the rest
   * @return the fit
   */
  public static FrequentistFit fit(Studies studies, FreqOptions options) {
    return FreqEngine.fit(studies, Design.intercept(studies.k()), options);
  }

  /**
   * A model without moderators, of a reader that knows label and precision.
   *
   * @param reader of a table; the columns that the options name are read too
   * @param options how it is estimated
   * @return the fit
   */
  public static FrequentistFit fit(StudyReader reader, FreqOptions options) {
    return fit(reader.require(options.columns()).read(), options);
  }

  /**
   * A model as text: {@code Meta.fit(dat, "yi ~ habitat + meta_V(V = vi)")}.
   *
   * @param table the studies, one per row, with columns that {@code StudyReader} finds by their
   *     names
   * @param model model text, one line per part of the model
   * @return the fit
   * @throws io.github.metasaw.diagnostic.MetaException for text that is no model of these columns,
   *     with line and column
   */
  public static FrequentistFit fit(Table table, String model) {
    return fit(table, model, FreqOptions.defaults());
  }

  /**
   * A model as text, with options.
   *
   * @param table the studies, one per row, with columns that {@code StudyReader} finds by their
   *     names
   * @param model model text, one line per part of the model
   * @param options estimator, test, level and the rest
   * @return the fit
   * @throws io.github.metasaw.diagnostic.MetaException for text that is no model of these columns,
   *     with line and column
   */
  public static FrequentistFit fit(Table table, String model, FreqOptions options) {
    return fit(studies(table), model, Map.of(), options);
  }

  /**
   * A model as text on a reader that knows label and precision; {@code meta_V} in the text, where
   * it stands, names the column of variances.
   *
   * @param reader the table, with what is known of its columns
   * @param model model text, one line per part of the model
   * @param levels order of the levels of text columns, first the reference; others are sorted
   * @param options estimator, test, level and the rest
   * @return the fit
   */
  public static FrequentistFit fit(
      StudyReader reader, String model, Map<String, List<String>> levels, FreqOptions options) {
    return fit(reader, ModelSpec.parse(model, levels), options);
  }

  /**
   * A model that has been parsed.
   *
   * @param table with the columns of the model
   * @param model without priors
   * @param options how it is estimated
   * @return the fit
   */
  public static FrequentistFit fit(Table table, ModelSpec model, FreqOptions options) {
    return fit(studies(table), model, options);
  }

  /**
   * A model that has been parsed, on a reader that knows label and precision.
   *
   * @param reader of a table; the columns that model and options name are read too
   * @param model without priors
   * @param options how it is estimated
   * @return the fit
   */
  public static FrequentistFit fit(StudyReader reader, ModelSpec model, FreqOptions options) {
    ModelSpec spec = model.withoutPriors();
    return FreqEngine.fit(spec, spec.read(reader.require(options.columns())), options);
  }

  /**
   * Counts pooled without an estimate of each study.
   *
   * @param studies that know what they report, as read from a table of {@link #effects}
   * @param options method and all that belongs to it: {@code MH}, {@code Peto}, {@code CM.EL}
   * @return the fit
   */
  public static CountsFit counts(Studies studies, CountsOptions options) {
    return CountsFit.fit(studies, Design.intercept(studies.k()), options);
  }

  /**
   * Counts of a table of {@link #effects}.
   *
   * @param table with yi and vi that remember their measure and raw data
   * @param options method and all that belongs to it
   * @return the fit
   */
  public static CountsFit counts(Table table, CountsOptions options) {
    return counts(studies(table), options);
  }

  /**
   * Counts of a reader that knows label or scale; rows that report their counts are pooled whether
   * or not they have an estimate of their own.
   *
   * @param reader of a table of {@link #effects}
   * @param options method and all that belongs to it
   * @return the fit
   */
  public static CountsFit counts(StudyReader reader, CountsOptions options) {
    return counts(reader.counts().read(), options);
  }

  /**
   * Counts of a reader with moderators, for mixed models: {@code yi ~ dose}.
   *
   * @param reader of a table of {@link #effects}
   * @param model of the mean, without priors and without a line for anything else
   * @param options method and all that belongs to it
   * @return the fit
   */
  public static CountsFit counts(StudyReader reader, ModelSpec model, CountsOptions options) {
    ModelSpec spec = model.withoutPriors();
    return CountsFit.fit(spec, spec.read(reader.counts()), options);
  }

  /**
   * A posterior of a model as text with its priors: {@code yi ~ 1}, {@code prior mu = ...}.
   *
   * @param table the studies, one per row, with columns that {@code StudyReader} finds by their
   *     names
   * @param model model text with a {@code prior} line for each parameter that has one
   * @return the posterior
   */
  public static BayesFit bayes(Table table, String model) {
    return bayes(studies(table), model, Map.of(), BayesOptions.defaults());
  }

  /**
   * A posterior of a model as text with its priors, with options.
   *
   * @param table the studies, one per row, with columns that {@code StudyReader} finds by their
   *     names
   * @param model model text with a {@code prior} line for each parameter that has one
   * @param options sampler, chains, seed and the rest
   * @return the posterior
   */
  public static BayesFit bayes(Table table, String model, BayesOptions options) {
    return bayes(studies(table), model, Map.of(), options);
  }

  /**
   * A posterior on a reader that knows label and precision; as {@link #fit} with the same.
   *
   * @param reader the table, with what is known of its columns
   * @param model model text with a {@code prior} line for each parameter that has one
   * @param levels order of the levels of text columns, first the reference; others are sorted
   * @param options sampler, chains, seed and the rest
   * @return the posterior
   */
  public static BayesFit bayes(
      StudyReader reader, String model, Map<String, List<String>> levels, BayesOptions options) {
    return bayes(reader, ModelSpec.parse(model, levels), options);
  }

  /**
   * A posterior of a model that has been parsed, with its priors.
   *
   * @param table with the columns of the model
   * @param model with its priors
   * @param options how it is computed
   * @return the posterior
   */
  public static BayesFit bayes(Table table, ModelSpec model, BayesOptions options) {
    return bayes(studies(table), model, options);
  }

  /**
   * A posterior of a model that has been parsed, on a reader that knows label and precision.
   *
   * @param reader of a table; the columns that the model names are read too
   * @param model with its priors
   * @param options how it is computed
   * @return the posterior
   */
  public static BayesFit bayes(StudyReader reader, ModelSpec model, BayesOptions options) {
    boolean isOfCounts = options.likelihood() != DataLikelihood.NORMAL;
    return BayesEngine.fit(model, model.read(isOfCounts ? reader.counts() : reader), options);
  }

  /**
   * MANTRA of one SNP, a row for each study: {@code Meta.mantra(snp, Distances.of(d))}.
   *
   * @param snp estimates of one SNP, one row per study
   * @param distances between the studies, by their labels
   * @return posterior probabilities of the clusters of studies
   */
  public static MantraFit mantra(Table snp, Distances distances) {
    return mantra(studies(snp).read(), distances);
  }

  /**
   * MANTRA of one SNP in studies that their labels name; {@link Mantra} has the options.
   *
   * @param snp estimates of one SNP, labelled
   * @param distances between the studies, by their labels
   * @return posterior probabilities of the clusters of studies
   */
  public static MantraFit mantra(Studies snp, Distances distances) {
    return Mantra.of(distances).fit(snp);
  }

  /**
   * A scan of the SNPs of a file: {@code Meta.scan(path).withMantra(mantra).toFile(results)}.
   *
   * @param snps a file of SNPs, plain or gzip
   * @return a scan to be told what to test
   */
  public static SnpScan scan(Path snps) {
    return SnpScan.of(snps);
  }

  /**
   * A scan of cohorts that have a file each: {@code Meta.scan(List.of(Cohort.of(eur),
   * Cohort.of(afr))).toFile(results)}.
   *
   * @param cohorts at least one; the first that has a variant gives its effect allele
   * @return a scan to be told what to test
   */
  public static SnpScan scan(List<Cohort> cohorts) {
    return SnpScan.of(cohorts);
  }

  /**
   * A table that comes along: {@code Meta.dataset("bcg")}; {@link #datasets} lists them.
   *
   * @param name as {@link #datasets} has it, in any case
   * @return a new copy of the table
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name, with the nearest
   */
  public static Table dataset(String name) {
    return Dataset.parse(name).table();
  }

  /** The tables that come along: name, rows, description, source. */
  public static Table datasets() {
    return Dataset.list();
  }

  /**
   * A table in a file, as spreadsheets, R and RevMan write it: {@code Meta.read("trials.csv")}.
   *
   * @param file its path
   * @return the table, named as the file is
   */
  public static Table read(String file) {
    return read(file, ReadOptions.defaults());
  }

  /**
   * The same, with what is not to be found out from the file: {@code Meta.read("trials.xlsx",
   * ReadOptions.defaults().withSheet("2"))}.
   *
   * @param file its path
   * @param options how it is read
   * @return the table, named as the file is
   */
  public static Table read(String file, ReadOptions options) {
    return DataFile.read(Path.of(file), options).table();
  }

  /**
   * What a notebook shows of a fit, a figure or a table, as text for a terminal.
   *
   * @param shown a fit, a figure, a table or another result
   * @return lines for a terminal of any width
   */
  public static String text(Object shown) {
    return Render.text(shown);
  }

  /**
   * The forest plot of one or several fits to the same studies.
   *
   * @param fits of the same studies, in the order in which they are drawn
   * @return the figure
   */
  public static Figure forest(Fit... fits) {
    return forest(ForestOptions.defaults(), fits);
  }

  /**
   * A forest plot with options.
   *
   * @param options columns, order, scale and style
   * @param fits of the same studies, in the order in which they are drawn
   * @return the figure
   */
  public static Figure forest(ForestOptions options, Fit... fits) {
    return Figures.forest(List.of(fits), options);
  }

  /**
   * The forest plot of studies without a pooled effect.
   *
   * @param studies estimates and sampling variances
   * @param options columns, order, scale and style
   * @return the figure
   */
  public static Figure forest(Studies studies, ForestOptions options) {
    return Figures.forest(studies, options);
  }

  /**
   * The contour-enhanced funnel plot of a fit.
   *
   * @param fit the fit whose residuals are drawn where it has moderators
   * @return the figure
   */
  public static Figure funnel(FrequentistFit fit) {
    return Figures.funnel(fit, ForestOptions.defaults());
  }

  /**
   * The draws of a posterior by iteration; of the coefficients and tau if none are named.
   *
   * @param fit the posterior
   * @param variables names as {@link BayesFit#summary} lists them; none for the coefficients and
   *     tau
   * @return the figure
   */
  public static Figure trace(BayesFit fit, String... variables) {
    return PosteriorFigures.trace(fit, variables);
  }

  /**
   * Posterior densities; of the coefficients and tau if none are named.
   *
   * @param fit the posterior
   * @param variables names as {@link BayesFit#summary} lists them; none for the coefficients and
   *     tau
   * @return the figure
   */
  public static Figure density(BayesFit fit, String... variables) {
    return PosteriorFigures.density(fit, variables);
  }

  /**
   * From estimate to posterior mean, study by study.
   *
   * @param fit the posterior
   * @return the figure
   */
  public static Figure shrinkage(BayesFit fit) {
    return PosteriorFigures.shrinkage(fit);
  }

  /**
   * A page in which the studies are analysed anew when a control is moved, without a server: {@code
   * Meta.explore(Meta.studies(dat)).save(Path.of("explore.html"))}.
   *
   * @param reader of independent studies
   * @return the page, to be told where its controls stand at first
   */
  public static Exploration explore(StudyReader reader) {
    return Exploration.of(reader.read());
  }

  /**
   * The same with the options or the priors of a fit to start from.
   *
   * @param fit of independent studies without moderators, with one tau
   * @return the page
   */
  public static Exploration explore(Fit fit) {
    return Exploration.of(fit);
  }
}
