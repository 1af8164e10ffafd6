package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ResultNames;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a regional figure draws: the SNPs of a stretch of a chromosome around a lead variant. It
 * rests on the results alone; of linkage disequilibrium it knows what a column of them says.
 *
 * @param quantity what stands above the axis: {@code -log10 p}, or a Bayes factor with its prior
 * @param threshold of genome-wide significance: p of 5e-8, or log10 BF of 6; NaN for others
 * @param stretch what is shown
 * @param lead number of the lead variant in {@code points}
 * @param points in the order of positions
 * @param ld the column of r^2 with the lead variant; empty without
 */
public record RegionData(
    String quantity,
    double threshold,
    Stretch stretch,
    int lead,
    List<Point> points,
    Optional<String> ld) {

  private static final Pattern PLACE = Pattern.compile("([^:]+):(\\d{1,12})(?:[:_/].*)?");

  /**
   * A SNP.
   *
   * @param snp its name
   * @param position in base pairs
   * @param value -log10 p, or log10 of a Bayes factor
   * @param direction 1 if the effect allele raises the trait, -1 if it lowers it, 0 if the test has
   *     no direction
   * @param r2 with the lead variant; NaN where it is not known
   */
  public record Point(String snp, long position, double value, int direction, double r2) {}

  /** Copies the list. */
  public RegionData {
    points = List.copyOf(points);
  }

  /**
   * The results around a lead variant, or of a stretch, whose highest SNP is its lead variant. Of
   * several variants with one name or at one place (a site with two alternate alleles), the highest
   * is the lead variant.
   *
   * @param results of a scan, or of another program; of a file with a tabix index no more is read
   *     than a stretch takes
   * @param where the name of a SNP, its place ({@code 6:20679709}), or a stretch ({@code
   *     6:20000000-21000000})
   * @param column p values, drawn as -log10 p; or another, drawn as it is
   * @param window base pairs shown on each side of a SNP; without meaning for a stretch
   * @return the SNPs there
   * @throws MetaException if a column, the SNP or any SNP of the stretch is not there, or the
   *     window is negative
   */
  public static RegionData of(ScanResults results, String where, String column, long window) {
    return of(results, where, column, window, Optional.empty());
  }

  /**
   * The same with linkage disequilibrium.
   *
   * @param results with a column of it
   * @param where a SNP, its place or a stretch
   * @param column p values, or another
   * @param window base pairs shown on each side of a SNP; without meaning for a stretch
   * @param ld column of the results with r^2 between each SNP and the lead variant
   * @return the SNPs there
   * @throws MetaException as the other, or if a number of r^2 does not lie between 0 and 1
   */
  public static RegionData of(
      ScanResults results, String where, String column, long window, String ld) {
    return of(results, where, column, window, Optional.of(ld));
  }

  private static RegionData of(
      ScanResults results, String where, String column, long window, Optional<String> ld) {
    if (window < 0) {
      throw MetaException.of("the window must not be negative, but is " + window);
    }
    Stretch given = Stretch.of(where).orElse(null);
    if (given != null) {
      return of(results, given, null, column, ld);
    }
    Lead lead = lead(results, where);
    long from = Math.max(0, lead.position() - window);
    long to = lead.position() + Math.min(window, Long.MAX_VALUE - lead.position());
    return of(results, new Stretch(lead.chromosome(), from, to), lead, column, ld);
  }

  /** Of a stretch; the lead variant is its highest SNP where none is given. */
  private static RegionData of(
      ScanResults results,
      Stretch stretch,
      @Nullable Lead lead,
      String column,
      Optional<String> ld) {
    ResultColumn values = new ResultColumn(column);
    List<Point> points = read(results.near(stretch), stretch, values, ld);
    points.sort(Comparator.comparingLong(Point::position));
    int at = highest(points, lead);
    if (lead != null && at < 0) {
      throw MetaException.of(
          "%s of %s has no number in %s".formatted(lead.word(), results.name(), column));
    }
    if (points.isEmpty()) {
      throw results.none(stretch);
    }
    return new RegionData(values.quantity(), values.threshold(), stretch, at, points, ld);
  }

  private static List<Point> read(
      ScanResults results, Stretch stretch, ResultColumn values, Optional<String> ld) {
    List<Point> points = new ArrayList<>();
    List<List<String>> besides = ld.stream().map(List::of).toList();
    int direction = 4 + besides.size();
    values.read(
        results,
        besides,
        names -> new int[] {values.direction(names)},
        (c, position, value) -> {
          if (stretch.contains(c[1], (double) position)) {
            double r2 =
                besides.isEmpty() ? Double.NaN : r2(c[3], c[0], results, besides.get(0).get(0));
            double sign = SnpFields.number(c[direction]);
            int up = Double.isNaN(sign) ? 0 : (int) Math.signum(sign);
            points.add(new Point(c[0], position, value, up, r2));
          }
        });
    return points;
  }

  private static double r2(String cell, String snp, ScanResults results, String column) {
    double r2 = SnpFields.number(cell);
    if (r2 < 0 || r2 > 1 + 1e-6) {
      throw MetaException.of(
          "%s of %s must lie between 0 and 1, but is %s at %s"
              .formatted(column, results.name(), cell, snp));
    }
    return Math.min(1, r2);
  }

  /** Of all, or of those that a word names: a site may have several alternate alleles. */
  private static int highest(List<Point> points, @Nullable Lead lead) {
    int at = -1;
    for (int i = 0; i < points.size(); i++) {
      if ((lead == null || lead.is(points.get(i)))
          && (at < 0 || points.get(i).value() > points.get(at).value())) {
        at = i;
      }
    }
    return at;
  }

  /** What a word names: the SNPs of a name, or all at a place. */
  private record Lead(String word, boolean isName, String chromosome, long position) {
    boolean is(Point point) {
      return point.position() == position && (!isName || point.snp().equals(word));
    }
  }

  /** Where a SNP stands, by its name or its place. */
  private static Lead lead(ScanResults results, String where) {
    Matcher place = PLACE.matcher(where);
    String chromosome = place.matches() ? Chromosome.plain(place.group(1)) : "";
    double position = place.matches() ? Double.parseDouble(place.group(2)) : Double.NaN;
    Lead[] byName = new Lead[1];
    Lead[] byPlace = new Lead[1];
    results.read(
        List.of(ResultNames.SNP, ResultNames.CHROMOSOME, ResultNames.POSITION),
        names -> new int[0],
        c -> {
          double at = SnpFields.number(c[2]);
          if (byName[0] == null && at >= 0 && c[0].equals(where)) {
            byName[0] = new Lead(where, true, c[1], (long) at);
          }
          if (byPlace[0] == null && at == position && Chromosome.plain(c[1]).equals(chromosome)) {
            byPlace[0] = new Lead(where, false, c[1], (long) at);
          }
        });
    Lead found = byName[0] == null ? byPlace[0] : byName[0];
    if (found == null) {
      throw MetaException.of("no SNP '%s' in %s".formatted(where, results.name()));
    }
    return found;
  }
}
