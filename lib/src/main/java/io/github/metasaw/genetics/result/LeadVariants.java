package io.github.metasaw.genetics.result;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ResultNames;
import io.github.metasaw.genetics.scan.ScanColumn;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.genetics.snp.SnpFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The loci of a scan, each with its lead variant: that of the least p value, which takes all
 * significant variants within a distance of it; among the others the next is found in the same way.
 * Variants whose chromosome or position is missing are left out.
 *
 * @param loci by chromosome and position
 * @param column whose p values were read
 * @param threshold below which a variant is significant
 */
public record LeadVariants(List<Lead> loci, String column, double threshold) implements Tabular {

  /**
   * A locus.
   *
   * @param snp name of the lead variant
   * @param chromosome as the results write it
   * @param position of the lead variant in base pairs
   * @param minusLog10P -log10 of its p value
   * @param variants number of significant variants, with the lead
   * @param from position of the first of them
   * @param to position of the last of them
   */
  public record Lead(
      String snp,
      String chromosome,
      long position,
      double minusLog10P,
      int variants,
      long from,
      long to) {}

  /** Copies the list. */
  public LeadVariants {
    loci = List.copyOf(loci);
  }

  /**
   * Reads a column of results.
   *
   * @param results of a scan, or of another program
   * @param column p values
   * @param threshold p value below which a variant is significant, 5e-8 for a genome
   * @param distance from a lead variant up to which others belong to it, in base pairs
   * @return the loci; none where no variant is significant
   * @throws MetaException if there is no such column, or it holds no p values
   */
  public static LeadVariants of(
      ScanResults results, String column, double threshold, long distance) {
    if (!ScanColumn.isPValue(column)) {
      throw MetaException.of(
          "lead variants are found by p values, which '%s' does not hold".formatted(column));
    }
    if (!(threshold > 0 && threshold < 1) || distance < 0) {
      throw MetaException.of(
          "the threshold must be above 0 and below 1, and the distance not negative");
    }
    double least = -Math.log10(threshold);
    List<Lead> significant = new ArrayList<>();
    new PColumn(column)
        .read(
            results,
            List.of(ResultNames.SNP, ResultNames.CHROMOSOME, ResultNames.POSITION),
            (cells, value) -> {
              double position = SnpFields.number(cells[2]);
              if (value > least && position >= 0 && !SnpFields.isMissing(cells[1])) {
                long at = (long) position;
                significant.add(new Lead(cells[0], cells[1], at, value, 1, at, at));
              }
            });
    return new LeadVariants(loci(significant, distance), column, threshold);
  }

  private static List<Lead> loci(List<Lead> significant, long distance) {
    List<Lead> left = new ArrayList<>(significant);
    left.sort(
        Comparator.comparingDouble(Lead::minusLog10P)
            .reversed()
            .thenComparingInt(lead -> Chromosome.rank(lead.chromosome()))
            .thenComparing(Lead::chromosome)
            .thenComparingLong(Lead::position));
    List<Lead> loci = new ArrayList<>();
    while (!left.isEmpty()) {
      Lead first = left.get(0);
      List<Lead> near = new ArrayList<>();
      List<Lead> far = new ArrayList<>();
      for (Lead lead : left) {
        (isNear(first, lead, distance) ? near : far).add(lead);
      }
      left = far;
      loci.add(
          new Lead(
              first.snp(),
              first.chromosome(),
              first.position(),
              first.minusLog10P(),
              near.size(),
              near.stream().mapToLong(Lead::position).min().orElseThrow(),
              near.stream().mapToLong(Lead::position).max().orElseThrow()));
    }
    loci.sort(
        Comparator.comparingInt((Lead lead) -> Chromosome.rank(lead.chromosome()))
            .thenComparing(Lead::chromosome)
            .thenComparingLong(Lead::position));
    return loci;
  }

  private static boolean isNear(Lead lead, Lead other, long distance) {
    return lead.chromosome().equals(other.chromosome())
        && Math.abs(lead.position() - other.position()) <= distance;
  }

  /**
   * The loci as a table.
   *
   * @return locus, snp, chr, pos, minus_log10_p, variants, from, to: one row per locus
   */
  @Override
  public Table table() {
    IntColumn locus = IntColumn.create("locus");
    StringColumn snp = StringColumn.create("snp");
    StringColumn chr = StringColumn.create("chr");
    LongColumn pos = LongColumn.create("pos");
    DoubleColumn height = DoubleColumn.create("minus_log10_p");
    IntColumn variants = IntColumn.create("variants");
    LongColumn from = LongColumn.create("from");
    LongColumn to = LongColumn.create("to");
    for (Lead lead : loci) {
      locus.append(locus.size() + 1);
      snp.append(lead.snp());
      chr.append(lead.chromosome());
      pos.append(lead.position());
      height.append(lead.minusLog10P());
      variants.append(lead.variants());
      from.append(lead.from());
      to.append(lead.to());
    }
    return Table.create("leads", locus, snp, chr, pos, height, variants, from, to);
  }
}
