package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Reads {@link Studies} from a Tablesaw table. Immutable: each setting returns a copy. Columns
 * {@code yi} and one of {@code vi}, {@code sei} found by those names need no setting.
 *
 * <p>Rows where the estimate, its precision or a required column is missing are dropped here and
 * nowhere else; they are counted and named in the checks.
 */
public final class StudyReader {

  private final Table table;
  private final ReaderSettings settings;

  private StudyReader(Table table, ReaderSettings settings) {
    this.table = table;
    this.settings = settings;
  }

  /**
   * A reader of a table.
   *
   * @param table with a row per estimate; messages call it by its own name
   * @return a reader without settings
   */
  public static StudyReader of(Table table) {
    return new StudyReader(
        table, ReaderSettings.of(table.name() == null ? "the table" : table.name()));
  }

  /**
   * Another name for the table in messages.
   *
   * @param name for example that of a variable
   * @return a copy
   */
  public StudyReader named(String name) {
    return new StudyReader(table, settings.withName(name));
  }

  /**
   * The column of estimates.
   *
   * @param column its name; upper and lower case are alike
   * @return a copy
   */
  public StudyReader yi(String column) {
    return with(settings.columns().withYi(column));
  }

  /**
   * The column of sampling variances.
   *
   * @param column its name; of the logs where estimates are {@link #ratios}
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader vi(String column) {
    return with(new SamplingVariances.Variances(column));
  }

  /**
   * The column of standard errors.
   *
   * @param column its name; of the logs where estimates are {@link #ratios}
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader sei(String column) {
    return with(new SamplingVariances.StandardErrors(column));
  }

  /**
   * The columns of a 95 % interval: se = (upper - lower) / (2 x 1.959964).
   *
   * @param lower column of lower bounds, on the scale of yi
   * @param upper column of upper bounds, on the scale of yi
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader ci(String lower, String upper) {
    return ci(lower, upper, 0.95);
  }

  /**
   * The columns of a confidence interval: se = (upper - lower) / (2 z), z the normal quantile at (1
   * + level) / 2.
   *
   * @param lower column of lower bounds, on the scale of yi
   * @param upper column of upper bounds, on the scale of yi
   * @param level confidence, between 0 and 1
   * @return a copy
   * @throws MetaException if the level is not between 0 and 1, or the precision is given already
   */
  public StudyReader ci(String lower, String upper, double level) {
    if (!(level > 0 && level < 1)) {
      throw MetaException.of(
          "the level of the interval must lie between 0 and 1, not " + CheckNumber.plain(level));
    }
    return with(SamplingVariances.Interval.of(lower, upper, level));
  }

  /**
   * Estimates are ratios (odds, risk, hazard ratios), and so are the bounds of {@link #ci}: their
   * natural logs are read. Columns of variances and standard errors, and V, are those of the logs.
   *
   * @return a copy
   */
  public StudyReader ratios() {
    return with(settings.meaning().withRatios());
  }

  /**
   * Counts are pooled, not estimates: a row that reports its counts is kept though it has no
   * estimate of its own, as a study without events has no ratio. Its estimate and variance are then
   * NaN. Of a table that does not remember its counts, rows without an estimate are dropped.
   *
   * @return a copy
   */
  public StudyReader counts() {
    return with(settings.meaning().withCounts());
  }

  /**
   * What the estimates are, where the table does not know: sheets and figures then show results on
   * the measure's own scale. A table of {@link EffectReader} knows.
   *
   * @param known the measure, on the scale of the analysis (logs of ratios)
   * @return a copy
   */
  public StudyReader measure(EffectMeasure known) {
    return with(settings.meaning().withMeasure(known));
  }

  /**
   * Another scale on which sheets and figures show results than that of the measure.
   *
   * @param shown from the scale of yi to that on which results are read: {@code Transformation.EXP}
   *     for logs of ratios, {@code Transformation.IDENTITY} for the scale of the analysis
   * @return a copy
   */
  public StudyReader transformation(Transformation shown) {
    return with(settings.meaning().withTransformation(shown));
  }

  /**
   * Sampling variances that are not in the table.
   *
   * @param vi one per row of the table, on the scale of yi (its logs where it holds ratios)
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader variances(double... vi) {
    return with(new SamplingVariances.Given(vi.clone()));
  }

  /**
   * Independent sampling errors: the same as {@link #variances}.
   *
   * @param variances one per row of the table
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader V(double[] variances) {
    return variances(variances);
  }

  /**
   * The covariance matrix of the sampling errors.
   *
   * @param covariances variances on the diagonal [rows of the table][rows of the table]
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader V(double[][] covariances) {
    double[][] copy = Arrays.stream(covariances).map(double[]::clone).toArray(double[][]::new);
    return with(new SamplingVariances.GivenInFull(copy));
  }

  /**
   * The covariance matrix of the sampling errors, in its storage.
   *
   * @param v [rows of the table x rows of the table]
   * @return a copy
   * @throws MetaException if the precision is given already
   */
  public StudyReader V(KnownV v) {
    return with(new SamplingVariances.GivenV(v));
  }

  /**
   * Assumes one correlation between the sampling errors of all rows of a cluster, for example of
   * several effects from the same participants, as metafor's {@code vcalc(vi, cluster, obs = row,
   * rho = rho)} does. The sampling variances are read as usual.
   *
   * @param cluster column that identifies the clusters
   * @param rho correlation of the sampling errors of two rows of a cluster, from -1 to 1
   * @return a copy
   */
  public StudyReader dependence(String cluster, double rho) {
    return dependence(cluster, Dependence.of().rho(rho));
  }

  /**
   * Assumes correlations between the sampling errors of rows of a cluster that depend on types,
   * observations, times and shared groups.
   *
   * @param cluster column that identifies the clusters
   * @param dependence how sampling errors within a cluster are correlated
   * @return a copy
   */
  public StudyReader dependence(String cluster, Dependence dependence) {
    ReaderSettings.CorrelatedErrors errors =
        new ReaderSettings.CorrelatedErrors(cluster, dependence);
    return with(settings.columns().withErrors(errors)).require(List.of(cluster));
  }

  /**
   * A matrix of correlations or distances between the levels of a group, for {@code (1 | species, R
   * = A)} or {@code (1 | site, cov = exp(D))} in the text of a model.
   *
   * @param name what the text of the model calls it
   * @param matrix with a row for each level, and possibly others
   * @return a copy
   */
  public StudyReader matrix(String name, LevelMatrix matrix) {
    return new StudyReader(table, settings.withMatrix(name, matrix));
  }

  /**
   * Whether a matrix of that name was given.
   *
   * @param name in the very letters
   * @return true after {@link #matrix}
   */
  public boolean hasMatrix(String name) {
    return settings.matrices().containsKey(name);
  }

  /**
   * The table that is read.
   *
   * @return the table itself
   */
  public Table table() {
    return table;
  }

  /**
   * What messages call the table.
   *
   * @return its own name, or that of {@link #named}
   */
  public String name() {
    return settings.name();
  }

  /**
   * Whether {@link #vi}, {@link #sei}, {@link #ci}, {@link #variances} or {@link #V(KnownV)} was
   * set.
   *
   * @return false where the columns {@code vi} and {@code sei} are looked for
   */
  public boolean hasPrecision() {
    return settings.columns().precision() != null;
  }

  private StudyReader with(SamplingVariances other) {
    SamplingVariances precision = settings.columns().precision();
    if (precision != null) {
      throw MetaException.of(
          "the precision is given twice, as %s and as %s; one is enough"
              .formatted(precision.words(), other.words()));
    }
    return with(settings.columns().withPrecision(other));
  }

  private StudyReader with(ReaderSettings.Columns columns) {
    return new StudyReader(table, settings.withColumns(columns));
  }

  private StudyReader with(ReaderSettings.Meaning meaning) {
    return new StudyReader(table, settings.withMeaning(meaning));
  }

  /**
   * The column of study labels.
   *
   * @param column its name
   * @return a copy
   */
  public StudyReader label(String column) {
    return with(settings.columns().withLabel(column));
  }

  /**
   * A reader of two outcomes per row, as one estimate per row: y1 and y2 of the first row, and so
   * on. V, where it was set, has two rows for each of the table's, in that order; else the outcomes
   * have columns of variances and their sampling errors are independent.
   *
   * @param y1 column of the first outcome
   * @param y2 column of the second outcome
   * @param v1 column of sampling variances of the first outcome; null if V was set
   * @param v2 column of sampling variances of the second outcome; null if V was set
   * @return a reader of the stacked table
   * @throws MetaException if neither V nor both columns of variances are given, V is that of one
   *     outcome, or both outcomes are the same column
   */
  public StudyReader outcomes(String y1, String y2, @Nullable String v1, @Nullable String v2) {
    BivariateLongTable stacked =
        BivariateLongTable.of(
            new ColumnLookup(table, settings.name()),
            settings.columns(),
            new BivariateLongTable.Outcomes(y1, y2, v1, v2));
    return new StudyReader(stacked.table(), settings.withColumns(stacked.columns()));
  }

  /**
   * Columns whose missing values drop a row too: moderators, weights, groups.
   *
   * @param columns their names, added to those required before
   * @return a copy
   */
  public StudyReader require(Collection<String> columns) {
    return with(settings.columns().requiring(columns));
  }

  /**
   * Reads.
   *
   * @return the studies whose rows have all that is needed, at least one
   * @throws MetaException naming row, label and value: no such column, text where numbers are due,
   *     infinite values, negative variances, wrong lengths, V not symmetric or not positive
   *     semidefinite, no rows left
   */
  public Studies read() {
    return StudyReading.read(table, settings);
  }
}
