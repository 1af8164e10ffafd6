package io.github.metasaw.genetics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a Manhattan figure draws, thinned so that nothing seen is lost: of the SNPs in a cell of 250
 * kb and 0.1 in height the highest is kept.
 *
 * @param chromosomes in the order in which they stand side by side
 * @param points by chromosome and position
 * @param n SNPs that had a place and a value
 */
public record ManhattanData(List<String> chromosomes, List<Point> points, long n) {

  private static final long WIDTH = 250_000;
  private static final double HEIGHT = 0.1;

  /**
   * A SNP.
   *
   * @param chromosome number in {@link #chromosomes}
   * @param value -log10 p, or log10 of a Bayes factor
   */
  public record Point(String snp, int chromosome, long position, double value) {}

  private record Cell(String chromosome, long place, long height) {}

  private record Kept(String snp, String chromosome, long position, double value) {}

  public ManhattanData {
    chromosomes = List.copyOf(chromosomes);
    points = List.copyOf(points);
  }

  /** From a column of p values of a file of results: {@code p}, {@code p_Z2}. */
  public static ManhattanData ofProbabilities(Path results, String column) {
    return read(results, column, true);
  }

  /** From a column that is drawn as it is: {@code log10BF}. */
  public static ManhattanData ofValues(Path results, String column) {
    return read(results, column, false);
  }

  private static ManhattanData read(Path results, String column, boolean areProbabilities) {
    Map<Cell, Kept> kept = new HashMap<>();
    Set<String> chromosomes = new LinkedHashSet<>();
    long[] n = new long[1];
    ResultFile.read(
        results,
        List.of(
            List.of("snp", "MarkerName", "rsid"),
            List.of("chr", "Chromosome"),
            List.of("pos", "Position"),
            List.of(column)),
        c -> {
          double value =
              areProbabilities
                  ? ResultFile.minusLog10(c[3])
                  : SnpFields.isMissing(c[3]) ? Double.NaN : Double.parseDouble(c[3]);
          if (Double.isNaN(value) || SnpFields.isMissing(c[1]) || SnpFields.isMissing(c[2])) {
            return;
          }
          n[0]++;
          chromosomes.add(c[1]);
          long position = Long.parseLong(c[2]);
          Cell cell = new Cell(c[1], position / WIDTH, (long) Math.floor(value / HEIGHT));
          Kept known = kept.get(cell);
          if (known == null || value > known.value()) {
            kept.put(cell, new Kept(c[0], c[1], position, value));
          }
        });
    return arrange(kept.values(), chromosomes, n[0]);
  }

  private static ManhattanData arrange(Collection<Kept> kept, Set<String> found, long n) {
    List<String> chromosomes = new ArrayList<>(found);
    chromosomes.sort((a, b) -> Integer.compare(rank(a), rank(b)));
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
    return new ManhattanData(chromosomes, points, n);
  }

  /** Numbers first, then X, Y, XY, MT; others last in the order of the file. */
  private static int rank(String chromosome) {
    String plain = chromosome.toUpperCase(Locale.ROOT).replaceFirst("^CHR", "");
    if (!plain.isEmpty() && plain.chars().allMatch(Character::isDigit) && plain.length() < 6) {
      return Integer.parseInt(plain);
    }
    int other = List.of("X", "Y", "XY", "MT", "M").indexOf(plain);
    return other < 0 ? Integer.MAX_VALUE : 100_000 + other;
  }
}
