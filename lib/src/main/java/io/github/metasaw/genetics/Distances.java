package io.github.metasaw.genetics;

import io.github.metasaw.diagnostic.MetaException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Genetic distances between studies: symmetric, not negative, zero from a study to itself. Only
 * their order matters to MANTRA. Immutable.
 */
public final class Distances implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final double[][] d;
  private final String source;
  private final boolean isFolded;

  private Distances(List<String> names, double[][] d, String source, boolean isFolded) {
    this.names = names;
    this.d = d;
    this.source = source;
    this.isFolded = isFolded;
  }

  /**
   * Distances of studies without names, which are matched by their place.
   *
   * @param d distances, symmetric and not negative, 0 on the diagonal [k][k]
   * @return the distances
   * @throws MetaException if a distance is missing, negative or infinite, or differs from the one
   *     the other way
   */
  public static Distances of(double[][] d) {
    List<String> places = IntStream.rangeClosed(1, d.length).mapToObj(i -> "study " + i).toList();
    return new Distances(List.of(), DistanceRules.valid(places, d), "given", false);
  }

  /**
   * Distances of named studies.
   *
   * @param names of the studies, each once; labels of studies are matched with them [k]
   * @param d distances, symmetric and not negative, 0 on the diagonal [k][k]
   * @return the distances
   * @throws MetaException if a distance is missing, negative or infinite, or differs from the one
   *     the other way
   */
  public static Distances of(List<String> names, double[][] d) {
    return of(names, d, "given", false);
  }

  static Distances of(List<String> names, double[][] d, String source, boolean isFolded) {
    if (names.size() != d.length) {
      throw MetaException.of(
          "there are %d names for %d rows of distances".formatted(names.size(), d.length));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw MetaException.of("the distances name '" + name + "' twice");
      }
    }
    return new Distances(List.copyOf(names), DistanceRules.valid(names, d), source, isFolded);
  }

  /**
   * Distances in a table, which has one of two forms: a square one, with one column of numbers per
   * study and perhaps a text column of names (without it, rows are in the order of the columns); or
   * one row per pair, with two text columns and one column of numbers.
   *
   * @param table of distances
   * @return the distances, with the names of the table
   * @throws MetaException if the table has another form, or a distance is missing, negative or
   *     infinite, or differs from the one the other way
   */
  public static Distances of(Table table) {
    DistanceReader.Matrix read = DistanceReader.read(table);
    return of(read.names(), read.d());
  }

  /**
   * Mean absolute differences of allele frequencies, as MANTRA's own helper computes them.
   *
   * @param table as {@link Frequencies#of(Table)} reads it
   * @return the distances
   * @throws MetaException if the table holds no frequencies, or two studies have no SNP in common
   */
  public static Distances ofFrequencies(Table table) {
    return ofFrequencies(Frequencies.of(table), Frequencies.Metric.MEAN_DIFFERENCE);
  }

  /**
   * Differences of allele frequencies, each pair of studies over the SNPs that both have.
   *
   * @param frequencies of the studies
   * @param metric by which two studies are compared
   * @return the distances
   * @throws MetaException if two studies have no SNP in common
   */
  public static Distances ofFrequencies(Frequencies frequencies, Frequencies.Metric metric) {
    String source = "%s over %d SNPs".formatted(metric.label(), frequencies.snps());
    return of(frequencies.studies(), frequencies.distances(metric), source, frequencies.isFolded());
  }

  /**
   * The number of studies.
   *
   * @return k, at most 62
   */
  public int size() {
    return d.length;
  }

  /**
   * The names of the studies.
   *
   * @return names [k]; empty where studies are matched by their place
   */
  public List<String> names() {
    return names;
  }

  /**
   * The distance between two studies.
   *
   * @param i number of a study, from 0
   * @param j number of the other
   * @return distance, 0 or larger
   */
  public double get(int i, int j) {
    return d[i][j];
  }

  /**
   * All distances.
   *
   * @return a copy [k][k]
   */
  public double[][] toArray() {
    double[][] copy = new double[d.length][];
    for (int i = 0; i < d.length; i++) {
      copy[i] = d[i].clone();
    }
    return copy;
  }

  /**
   * The same distances with words on where they come from, as those have that were computed from
   * frequencies and kept as numbers.
   *
   * @param words metric and number of SNPs
   * @param folded whether the frequencies never exceeded 1/2
   * @return a copy
   */
  public Distances withSource(String words, boolean folded) {
    return new Distances(names, d, words, folded);
  }

  /**
   * Where the distances come from.
   *
   * @return {@code given}, or the metric and the number of SNPs
   */
  public String source() {
    return source;
  }

  /**
   * Whether they come from frequencies that never exceed 1/2, as minor allele frequencies do.
   *
   * @return true if the frequencies are probably not of one allele
   */
  public boolean isFolded() {
    return isFolded;
  }

  /**
   * The distances as a square table.
   *
   * @return study, and one column per study
   */
  public Table table() {
    return square("distances", labels(), d);
  }

  /**
   * The distances between some studies.
   *
   * @param studies their numbers, from 0 [n]
   * @param labels what they are called there [n]
   * @return distances of those studies, in that order
   */
  public Distances select(int[] studies, List<String> labels) {
    double[][] some = new double[studies.length][studies.length];
    for (int i = 0; i < studies.length; i++) {
      for (int j = 0; j < studies.length; j++) {
        some[i][j] = d[studies[i]][studies[j]];
      }
    }
    return new Distances(List.copyOf(labels), some, source, isFolded);
  }

  /**
   * The tree that the distances give by average linkage.
   *
   * @return a tree with the studies as leaves
   */
  public Dendrogram dendrogram() {
    return Dendrogram.of(labels(), d);
  }

  /**
   * What the studies are called in tables and figures.
   *
   * @return their names, or {@code study 1} and so on [k]
   */
  public List<String> labels() {
    return names.isEmpty()
        ? IntStream.rangeClosed(1, d.length).mapToObj(i -> "study " + i).toList()
        : names;
  }

  /**
   * A square table of values for pairs of studies.
   *
   * @param title of the table
   * @param labels of the studies [k]
   * @param values of the pairs [k][k]
   * @return study, and one column per study
   */
  public static Table square(String title, List<String> labels, double[][] values) {
    Table table = Table.create(title, StringColumn.create("study", labels));
    for (int j = 0; j < labels.size(); j++) {
      double[] column = new double[labels.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = values[i][j];
      }
      table.addColumns(DoubleColumn.create(labels.get(j), column));
    }
    return table;
  }

  /**
   * Where studies stand in this matrix, by their labels or, without names, by their place.
   *
   * @param labels of the studies
   * @return the number of each study, from 0
   * @throws MetaException if a label is not among the names, or is there twice
   */
  public int[] indices(List<String> labels) {
    if (names.isEmpty()) {
      if (labels.size() != size()) {
        throw MetaException.of(
            "there are %d studies but %d rows of distances; name the rows to match some of them"
                .formatted(labels.size(), size()));
      }
      return IntStream.range(0, size()).toArray();
    }
    int[] indices = new int[labels.size()];
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < indices.length; i++) {
      indices[i] = names.indexOf(labels.get(i));
      if (indices[i] < 0) {
        throw MetaException.unknown("label", labels.get(i), "in the distances", names);
      }
      if (!seen.add(indices[i])) {
        throw MetaException.of(
            "study '" + labels.get(i) + "' is there twice; MANTRA takes one row per study");
      }
    }
    return indices;
  }
}
