package io.github.metasaw.genetics.result;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.Level;
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
   * @param snp its name
   * @param log10BF log10 of its Bayes factor
   * @param posterior probability that it is the causal one
   * @param cumulative sum of the posteriors of this and all more probable SNPs
   */
  public record Member(String snp, double log10BF, double posterior, double cumulative) {}

  /** Copies the list. */
  public CredibleSet {
    members = List.copyOf(members);
  }

  /**
   * The credible set of a locus in a table of results.
   *
   * @param results with columns snp, chr, pos and log10BF
   * @param chromosome as the results write it, or without its {@code chr}
   * @param from first position of the locus, in base pairs
   * @param to last position of the locus, in base pairs
   * @param level probability that the set must hold, between 0 and 1
   * @return the set
   * @throws MetaException if there is no column log10BF, no SNP lies there, or the level is no
   *     probability
   */
  public static CredibleSet of(Table results, String chromosome, long from, long to, double level) {
    return of(ScanResults.of(results), chromosome, from, to, level);
  }

  /**
   * The credible set of a locus in the results of a scan; a file is read line by line.
   *
   * @param results of a scan with MANTRA
   * @param chromosome as the results write it, or without its {@code chr}
   * @param from first position of the locus, in base pairs
   * @param to last position of the locus, in base pairs
   * @param level probability that the set must hold, between 0 and 1
   * @return the set
   * @throws MetaException if there is no column log10BF, or no SNP lies there
   */
  public static CredibleSet of(
      ScanResults results, String chromosome, long from, long to, double level) {
    Locus locus = results.locus(chromosome, from, to);
    double[] log10BF = locus.log10BF().stream().mapToDouble(Double::doubleValue).toArray();
    return of(locus.snps(), log10BF, level);
  }

  /**
   * The credible set of the SNPs of a locus.
   *
   * @param snps their names
   * @param log10BF log10 of each Bayes factor, NaN where missing
   * @param level probability that the set must hold, between 0 and 1
   * @return the set
   * @throws MetaException if no SNP has a Bayes factor, or the level is no probability
   */
  public static CredibleSet of(List<String> snps, double[] log10BF, double level) {
    Level.require(level);
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

  /**
   * The SNPs in the set.
   *
   * @return names, the most probable first
   */
  public List<String> snps() {
    return members.subList(0, size).stream().map(Member::snp).toList();
  }

  /**
   * All SNPs of the locus.
   *
   * @return snp, log10BF, posterior, cumulative, in_set: one row per SNP, the most probable first
   */
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
