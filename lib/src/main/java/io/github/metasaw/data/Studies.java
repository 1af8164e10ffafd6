package io.github.metasaw.data;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Study-level estimates with their known sampling covariance: what every model is fitted to.
 * Immutable; the k rows are those kept.
 */
public final class Studies implements Tabular {

  private final ReadRows rows;
  private final StudyEffects effects;

  Studies(ReadRows rows) {
    this(rows, StudyEffects.UNKNOWN);
  }

  private Studies(ReadRows rows, StudyEffects effects) {
    this.rows = rows;
    this.effects = effects;
  }

  /**
   * What the estimates are.
   *
   * @return {@link EffectMeasure#GEN} where nobody has said
   */
  public EffectMeasure measure() {
    return effects.measure();
  }

  /**
   * The same studies, known to be of a measure: sheets and figures then show results on its scale.
   *
   * @param measure what yi are, on the scale of the analysis (logs of ratios)
   * @return a copy
   */
  public Studies withMeasure(EffectMeasure measure) {
    return new Studies(rows, StudyEffects.of(measure));
  }

  /**
   * The same studies, known to be of a measure and with what they reported.
   *
   * @param measure what yi are, on the scale of the analysis (logs of ratios)
   * @param raw what the studies report, by metafor's names [k]
   * @param zeros what was done with counts of 0 to compute yi
   * @return a copy
   * @throws MetaException if the raw data are of another number of studies
   */
  public Studies withRawData(EffectMeasure measure, RawData raw, ZeroCells zeros) {
    if (raw.k() != k()) {
      throw MetaException.of("raw data of %d studies, but there are %d".formatted(raw.k(), k()));
    }
    return new Studies(rows, StudyEffects.of(measure, raw, zeros));
  }

  /**
   * The same studies, whose results are shown on another scale than that of their measure.
   *
   * @param shown from the scale of yi to that on which results are read
   * @return a copy
   */
  public Studies withTransformation(Transformation shown) {
    return new Studies(rows, effects.withTransformation(shown));
  }

  /**
   * What the studies report: counts, means, correlations.
   *
   * @return empty where the effect sizes were given, and not computed [k]
   */
  public Optional<RawData> raw() {
    return Optional.ofNullable(effects.raw());
  }

  /**
   * What was done with counts of 0 to compute the effect sizes.
   *
   * @return unsaid where nobody said, or the effect sizes were given
   */
  public ZeroCells zeroCells() {
    return effects.zeroCells();
  }

  /**
   * From the scale of yi to that on which results of these studies are read.
   *
   * @return that of the measure, unless another was asked for
   */
  public Transformation transformation() {
    return effects.transformation();
  }

  /**
   * The table's name.
   *
   * @return what messages call it
   */
  public String name() {
    return rows.name();
  }

  /**
   * Number of rows kept.
   *
   * @return k, at least 1
   */
  public int k() {
    return rows.yi().length;
  }

  /**
   * Study labels.
   *
   * @return labels [k], immutable
   */
  public List<String> labels() {
    return rows.labels();
  }

  /**
   * Estimates, on the scale of the analysis.
   *
   * @return a copy [k]; NaN for a study of which only counts are known
   */
  public double[] yi() {
    return rows.yi().clone();
  }

  /**
   * Sampling variances, the diagonal of {@link #V}.
   *
   * @return a copy [k]: variances, not standard errors
   */
  public double[] vi() {
    return rows.V().diagonal();
  }

  /**
   * The known covariance matrix of the sampling errors.
   *
   * @return [k x k], in its storage
   */
  public Symmetric V() {
    return rows.V();
  }

  /** All columns of the table as read, kept rows only, with the values they had when read. */
  @Override
  public Table table() {
    return rows.table().get();
  }

  /**
   * A numeric column of {@link #table}.
   *
   * @param column its name
   * @return its values [k], all finite
   * @throws MetaException if there is none of that name, or a value is missing
   */
  public double[] numbers(String column) {
    ColumnLookup columns = new ColumnLookup(table(), name());
    double[] values = columns.numbers(column, labels());
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        boolean missing = Double.isNaN(values[i]);
        String must = missing ? "must not be missing" : "must be finite";
        throw ColumnLookup.at(cell(column, i), must, missing ? "" : Double.toString(values[i]));
      }
    }
    return values;
  }

  private Place.Cell cell(String column, int i) {
    return new Place.Cell(name(), column, rows.numbers()[i], labels().get(i));
  }

  /**
   * A row in words, with its number in the table as read.
   *
   * @param i row, from 0
   * @return for example {@code row 3 ('Study C')}
   */
  public String rowName(int i) {
    return ColumnLookup.rowName(rows.numbers()[i], labels().get(i));
  }

  /**
   * The rows of each value of a column.
   *
   * @param by name of the column
   * @return indices of rows, from 0, by value as text, in the order in which values first occur
   * @throws MetaException if there is no such column, or a value is missing
   */
  public Map<String, List<Integer>> groups(String by) {
    ColumnLookup columns = new ColumnLookup(table(), name());
    Column<?> column = columns.find(by);
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < k(); i++) {
      if (column.isMissing(i)) {
        throw ColumnLookup.at(cell(column.name(), i), "must not be missing to make groups", "");
      }
      groups.computeIfAbsent(CellText.text(column, i), value -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  /**
   * A matrix of correlations or distances between the levels of a group.
   *
   * @param name that the reader was given for it
   * @return empty if there is none of that name
   */
  public Optional<LevelMatrix> matrix(String name) {
    return Optional.ofNullable(rows.matrices().get(name));
  }

  /**
   * Some of the rows.
   *
   * @param keep indices of rows, from 0, in the order wanted
   * @return a copy; dropped rows and remarks are still those of the whole
   */
  public Studies select(int... keep) {
    return new Studies(rows.select(keep.clone()), effects.select(keep));
  }

  /**
   * The same studies with other estimates, as simulated ones.
   *
   * @param other on the scale of yi [k]
   * @return a copy; its table and checks are those of the estimates as read
   * @throws MetaException if there is not one for each study
   */
  public Studies withEstimates(double... other) {
    if (other.length != k()) {
      throw MetaException.of("%d estimates for %d studies".formatted(other.length, k()));
    }
    return new Studies(rows.withEstimates(other.clone()), effects.withoutRawData());
  }

  /**
   * The same studies with their effects computed otherwise, from the same raw data.
   *
   * @param other estimates on the scale of yi, and their sampling variances [k]
   * @return a copy of independent studies; its table and checks are those of the effects as read
   * @throws MetaException if there is not one for each study
   */
  public Studies withEffects(EffectSizes other) {
    if (other.k() != k()) {
      throw MetaException.of("%d effects for %d studies".formatted(other.k(), k()));
    }
    return new Studies(rows.withEffects(other.yi().clone(), Diagonal.of(other.vi())), effects);
  }

  /**
   * Number of rows before any was dropped.
   *
   * @return k and the number of {@link #dropped}
   */
  public int rowsRead() {
    return rows.read();
  }

  /**
   * Rows left out because something was missing.
   *
   * @return with what was missing, in the order of the table
   */
  public List<DroppedRow> dropped() {
    return rows.dropped();
  }

  /**
   * A table with one row per study, such as {@code fit.influence()}, with an empty row for each row
   * of the table that was read and dropped. R: {@code options(na.action = "na.exclude")}.
   *
   * @param perStudy one row per study, in the order of the studies
   * @return in the order of the table that was read; a column {@code study} has the labels of
   *     dropped rows too
   * @throws MetaException for a table with another number of rows
   */
  public Table withDroppedRows(Table perStudy) {
    return new RowsAsRead(rows.numbers(), dropped()).fill(perStudy);
  }

  /**
   * A table with one row per cluster, such as {@code fit.influence("district")}, with an empty row
   * for each cluster of which all rows were dropped.
   *
   * @param perCluster with the clusters in a text column {@code cluster}
   * @param cluster the column of the table that was read which names them
   * @return in the order in which the clusters first appear in the table that was read
   * @throws MetaException if the column does not exist, or the table has no column {@code cluster}
   */
  public Table withDroppedClusters(Table perCluster, String cluster) {
    ColumnLookup columns = new ColumnLookup(rows.whole().get(), name());
    return RowsAsRead.fillClusters(perCluster, columns.find(cluster));
  }

  /**
   * How many rows were left out for want of a value in a column.
   *
   * @param column its name
   * @return the end of a message; empty where no row was left out
   */
  public String droppedFor(String column) {
    return rows.droppedFor(column);
  }

  /**
   * Remarks of the reader: dropped rows, duplicate labels, suspected units.
   *
   * @return one check per remark
   */
  public List<Check> checks() {
    return rows.checks().get();
  }

  @Override
  public String toString() {
    int without = dropped().size();
    return "%d studies from %s%s"
        .formatted(k(), name(), without == 0 ? "" : ", %d rows dropped".formatted(without));
  }
}
