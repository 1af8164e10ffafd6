package io.github.metasaw.genetics.subset;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.Locus;
import io.github.metasaw.genetics.scan.ScanResults;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The fewest SNPs of a locus that hold the causal one with some probability, if there is exactly
 * one, it is among them, and each is as probable beforehand: the posterior of SNP j is BF_j over
 * the sum of all (Maller et al. 2012, Nat. Genet. 44, 1294). SNPs whose Bayes factor is missing are
 * left out.
 *
 * @param level the probability asked for
 * @param members SNPs of the locus, the most probable first
 * @param size how many of them are in the set
 */
public record CredibleSet(double level, List<Member> members, int size) implements Tabular {

  /**
   * A SNP of the locus.
   *
   * @param cumulative posterior of this and all more probable SNPs
   */
  public record Member(String snp, double log10BF, double posterior, double cumulative) {}

  public CredibleSet {
    members = List.copyOf(members);
  }

  /** Of a locus: the rows of a table of results on a chromosome, from one position to another. */
  public static CredibleSet of(Table results, String chromosome, long from, long to, double level) {
    return of(ScanResults.of(results), chromosome, from, to, level);
  }

  /**
   * Of a locus: the results on a chromosome, from one position to another; a file is read line by
   * line.
   *
   * @param chromosome as the results write it, or without its {@code chr}
   * @throws MetaException if there is no column log10BF, or no SNP lies there
   */
  public static CredibleSet of(
      ScanResults results, String chromosome, long from, long to, double level) {
    Locus locus = results.locus(chromosome, from, to);
    double[] log10BF = locus.log10BF().stream().mapToDouble(Double::doubleValue).toArray();
    return of(locus.snps(), log10BF, level);
  }

  /**
   * Of the SNPs of a locus.
   *
   * @param log10BF of each, NaN where missing
   * @param level probability to be held, between 0 and 1
   */
  public static CredibleSet of(List<String> snps, double[] log10BF, double level) {
    if (!(level > 0 && level < 1)) {
      throw MetaException.of("level must lie between 0 and 1, not " + level);
    }
    int[] order =
        IntStream.range(0, log10BF.length)
            .filter(i -> !Double.isNaN(log10BF[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(log10BF[b], log10BF[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (order.length == 0) {
      throw MetaException.of("no SNP of the locus has a Bayes factor");
    }
    double largest = log10BF[order[0]];
    double total = 0;
    for (int i : order) {
      total += Math.pow(10, log10BF[i] - largest);
    }
    List<Member> members = new ArrayList<>();
    double cumulative = 0;
    int size = 0;
    for (int i : order) {
      size += cumulative < level ? 1 : 0;
      double posterior = Math.pow(10, log10BF[i] - largest) / total;
      cumulative += posterior;
      members.add(new Member(snps.get(i), log10BF[i], posterior, Math.min(1, cumulative)));
    }
    return new CredibleSet(level, members, size);
  }

  /** The SNPs in the set, the most probable first. */
  public List<String> snps() {
    return members.subList(0, size).stream().map(Member::snp).toList();
  }

  /** snp, log10BF, posterior, cumulative, in_set: the most probable first. */
  @Override
  public Table table() {
    StringColumn snp = StringColumn.create("snp");
    DoubleColumn bf = DoubleColumn.create("log10BF");
    DoubleColumn posterior = DoubleColumn.create("posterior");
    DoubleColumn cumulative = DoubleColumn.create("cumulative");
    BooleanColumn inSet = BooleanColumn.create("in_set");
    for (int i = 0; i < members.size(); i++) {
      Member m = members.get(i);
      snp.append(m.snp());
      bf.append(m.log10BF());
      posterior.append(m.posterior());
      cumulative.append(m.cumulative());
      inSet.append(i < size);
    }
    return Table.create("credible_set", snp, bf, posterior, cumulative, inSet);
  }
}
