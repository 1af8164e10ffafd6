package io.github.metasaw.data;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Subsets of the studies to which one model is refitted: all studies but one, all clusters but one,
 * or the first study, the first two studies and so on.
 */
public final class StudySubsets {

  private final String name;
  private final List<String> labels;
  private final IntFunction<int[]> rows;
  private final boolean isOfSingleStudies;

  /** What a label is the name of: a study or a cluster. */
  private final String head;

  /** Number of rows of the full set of studies. */
  private final int all;

  private StudySubsets(
      String name,
      List<String> labels,
      int all,
      IntFunction<int[]> rows,
      boolean isOfSingleStudies,
      boolean isOfClusters) {
    this.head = isOfClusters ? "cluster" : "study";
    this.all = all;
    this.name = name;
    this.labels = List.copyOf(labels);
    this.rows = rows;
    this.isOfSingleStudies = isOfSingleStudies;
  }

  /**
   * Subsets that leave out each study in turn.
   *
   * @param studies the full set of studies
   * @return k subsets in the order of the table, each labelled by the study left out
   */
  public static StudySubsets withoutEach(Studies studies) {
    int k = studies.k();
    return new StudySubsets(
        "leave one out",
        studies.labels(),
        k,
        out -> IntStream.range(0, k).filter(row -> row != out).toArray(),
        true,
        false);
  }

  /**
   * Subsets that leave out all rows of each cluster in turn.
   *
   * @param studies the full set of studies
   * @param cluster a column of the studies' table
   * @return one subset per value of the column, each labelled by the value left out
   * @throws MetaException if the column does not exist, has a missing value, or has only one value
   */
  public static StudySubsets withoutEach(Studies studies, String cluster) {
    List<String> labels = new ArrayList<>();
    List<Set<Integer>> clusters = new ArrayList<>();
    studies
        .groups(cluster)
        .forEach(
            (label, own) -> {
              labels.add(label);
              clusters.add(Set.copyOf(own));
            });
    if (labels.size() < 2) {
      throw MetaException.format(
          "all rows have the same value of '%s', so no rows are left without it; name a column with several values",
          cluster);
    }
    return new StudySubsets(
        "leave one %s out".formatted(cluster),
        labels,
        studies.k(),
        c -> IntStream.range(0, studies.k()).filter(i -> !clusters.get(c).contains(i)).toArray(),
        false,
        true);
  }

  /**
   * Cumulative subsets, to which studies are added one at a time in the order of the table.
   *
   * @param studies the full set of studies
   * @return k subsets, each labelled by the study added
   */
  public static StudySubsets cumulative(Studies studies) {
    return cumulative(studies, IntStream.range(0, studies.k()).toArray());
  }

  /**
   * Cumulative subsets, to which studies are added one at a time in ascending order of a column;
   * ties keep the order of the table.
   *
   * @param studies the full set of studies
   * @param by a column of the studies' table
   * @return k subsets, each labelled by the study added
   * @throws MetaException if the column does not exist or has a missing value
   */
  public static StudySubsets cumulative(Studies studies, String by) {
    return cumulative(studies, order(studies, by));
  }

  /**
   * Cumulative subsets, to which all studies of one value of a column are added together, in
   * ascending order of the values.
   *
   * @param studies the full set of studies
   * @param by a column of the studies' table
   * @return one subset per value, each labelled by the value added
   * @throws MetaException if the column does not exist or has a missing value
   */
  public static StudySubsets cumulativeByValue(Studies studies, String by) {
    int[] order = order(studies, by);
    Column<?> column = studies.table().column(by);
    List<String> labels = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      String value = CellText.text(column, order[i]);
      if (i == order.length - 1 || !value.equals(CellText.text(column, order[i + 1]))) {
        labels.add(value);
        sizes.add(i + 1);
      }
    }
    return new StudySubsets(
        "cumulative", labels, studies.k(), s -> Arrays.copyOf(order, sizes.get(s)), false, false);
  }

  private static StudySubsets cumulative(Studies studies, int... order) {
    List<String> all = studies.labels();
    List<String> labels = Arrays.stream(order).mapToObj(all::get).toList();
    return new StudySubsets(
        "cumulative", labels, all.size(), s -> Arrays.copyOf(order, s + 1), false, false);
  }

  private static int[] order(Studies studies, String by) {
    Table table = studies.table();
    if (table.columnNames().stream().noneMatch(name -> name.equalsIgnoreCase(by))) {
      throw MetaException.unknown("column", by, "in " + studies.name(), table.columnNames());
    }
    Column<?> column = table.column(by);
    for (int i = 0; i < column.size(); i++) {
      if (column.isMissing(i)) {
        throw MetaException.of(
            "the order by '%s' is undefined: the value is missing for %s"
                .formatted(by, studies.rowName(i)));
      }
    }
    return IntStream.range(0, studies.k())
        .boxed()
        .sorted(comparator(column))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static <T> Comparator<Integer> comparator(Column<T> column) {
    return (a, b) -> column.compare(column.get(a), column.get(b));
  }

  /**
   * A description of the subsets.
   *
   * @return the description, used as the title of their table
   */
  public String name() {
    return name;
  }

  /**
   * Whether each subset leaves out exactly one study.
   *
   * @return false for clusters and for cumulative subsets
   */
  public boolean isOfSingleStudies() {
    return isOfSingleStudies;
  }

  /**
   * Number of subsets.
   *
   * @return the number, 1 or more
   */
  public int size() {
    return labels.size();
  }

  /**
   * The labels of the subsets as a column.
   *
   * @return a new column {@code study}, or {@code cluster} where clusters are left out [size]
   */
  public StringColumn column() {
    return StringColumn.create(head, labels);
  }

  /**
   * The labels of the subsets.
   *
   * @return the study or cluster that each subset leaves out, or the study or value that it adds
   *     [size]
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * The rows of a subset.
   *
   * @param s index of the subset, from 0
   * @return rows of the full set of studies, from 0
   */
  public int[] rows(int s) {
    return rows.apply(s);
  }

  /**
   * The rows that a subset leaves out.
   *
   * @param s index of the subset, from 0
   * @return rows of the full set of studies, from 0, ascending
   */
  public int[] left(int s) {
    int[] kept = rows(s);
    boolean[] isKept = new boolean[all];
    for (int row : kept) {
      isKept[row] = true;
    }
    return IntStream.range(0, all).filter(row -> !isKept[row]).toArray();
  }

  /**
   * Number of rows of each subset.
   *
   * @return the numbers of rows [size]
   */
  public int[] sizes() {
    return IntStream.range(0, size()).map(s -> rows.apply(s).length).toArray();
  }
}
