package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Chromosome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Manhattan figure draws. SNPs are thinned without a visible difference: of those in one
 * cell of 250 kb and 0.1 in height, only the highest is kept.
 *
 * @param quantity what stands above the axis: {@code -log10 p}, or a Bayes factor with its prior
 * @param threshold of genome-wide significance: p of 5e-8, or log10 BF of 6; NaN for others
 * @param chromosomes by their plain names ({@code X} for {@code chrX} and {@code 23}), in the order
 *     in which they stand side by side
 * @param points by chromosome and position
 * @param n number of SNPs that have a place and a value
 */
public record ManhattanData(
    String quantity, double threshold, List<String> chromosomes, List<Point> points, long n) {

  private static final long WIDTH = 250_000;
  private static final double HEIGHT = 0.1;

  /**
   * A SNP.
   *
   * @param snp its name
   * @param chromosome number in {@link #chromosomes}
   * @param position in base pairs
   * @param value -log10 p, or log10 of a Bayes factor
   */
  public record Point(String snp, int chromosome, long position, double value) {}

  private record Cell(String chromosome, long place, long height) {}

  private record Kept(String snp, String chromosome, long position, double value) {}

  /** Copies the lists. */
  public ManhattanData {
    chromosomes = List.copyOf(chromosomes);
    points = List.copyOf(points);
  }

  /**
   * Reads a column of results.
   *
   * @param results of a scan, or of another program
   * @param column p values ({@code p}, {@code p_Z2}), drawn as -log10 p; or another, drawn as it is
   *     ({@code log10BF})
   * @return the points, by chromosome and position
   * @throws MetaException if there is no such column, or no SNP has a place and a value
   */
  public static ManhattanData of(ScanResults results, String column) {
    ResultColumn values = new ResultColumn(column);
    Map<Cell, Kept> kept = new HashMap<>();
    Set<String> chromosomes = new LinkedHashSet<>();
    long[] n = new long[1];
    values.read(
        results,
        List.of(),
        names -> new int[0],
        (c, place, value) -> {
          n[0]++;
          String chromosome = Chromosome.plain(c[1]);
          chromosomes.add(chromosome);
          Cell cell = new Cell(chromosome, place / WIDTH, (long) Math.floor(value / HEIGHT));
          Kept known = kept.get(cell);
          if (known == null || value > known.value()) {
            kept.put(cell, new Kept(c[0], chromosome, place, value));
          }
        });
    if (n[0] == 0) {
      throw values.none(results);
    }
    return arrange(values.quantity(), values.threshold(), kept.values(), chromosomes, n[0]);
  }

  private static ManhattanData arrange(
      String quantity, double threshold, Collection<Kept> kept, Set<String> found, long n) {
    List<String> chromosomes = new ArrayList<>(found);
    chromosomes.sort((a, b) -> Integer.compare(Chromosome.rank(a), Chromosome.rank(b)));
    List<Point> points = new ArrayList<>();
    for (Kept k : kept) {
      points.add(new Point(k.snp(), chromosomes.indexOf(k.chromosome()), k.position(), k.value()));
    }
    points.sort(
        (a, b) ->
            a.chromosome() != b.chromosome()
                ? Integer.compare(a.chromosome(), b.chromosome())
                : a.position() != b.position()
                    ? Long.compare(a.position(), b.position())
                    : Double.compare(a.value(), b.value()));
    return new ManhattanData(quantity, threshold, chromosomes, points, n);
  }
}
