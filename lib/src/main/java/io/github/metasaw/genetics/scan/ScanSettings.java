package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.CohortOptions;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.cohort.Shard;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpRole;
import java.util.List;

/**
 * How a scan reads and tests SNPs, and what becomes of its results. Immutable: each setting returns
 * a copy.
 */
public abstract sealed class ScanSettings permits SnpScan {

  /** What is read, how, and where results go. */
  final ScanTask task;

  ScanSettings(ScanTask task) {
    this.task = task;
  }

  abstract SnpScan with(ScanTask other);

  private SnpScan with(ScanOptions others) {
    return with(task.with(others));
  }

  /**
   * With the Bayes factors of MANTRA.
   *
   * @param mantra model and settings; its distances name the studies
   * @return a copy
   */
  public SnpScan withMantra(Mantra mantra) {
    return with(task.options().withMantra(mantra));
  }

  /**
   * With some studies only. Needed for a table with one line per SNP and study if there are no
   * distances, which name the studies.
   *
   * @param studies names, in the order of the directions
   * @return a copy
   */
  public SnpScan withStudies(List<String> studies) {
    return with(task.options().withStudies(studies));
  }

  /**
   * With another policy for lines that cannot be read.
   *
   * @param badLines skip them, or stop at the first
   * @return a copy
   */
  public SnpScan withBadLines(BadLinePolicy badLines) {
    return with(task.options().withBadLines(badLines));
  }

  /**
   * With another policy for A/T and C/G SNPs, where studies have their own alleles.
   *
   * @param palindromes by frequency, kept or dropped
   * @return a copy
   */
  public SnpScan withPalindromes(PalindromePolicy palindromes) {
    return with(task.options().withPalindromes(palindromes));
  }

  /**
   * With another key by which the files of cohorts are joined.
   *
   * @param key position and alleles, or the identifier
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withKey(KeyRule key) {
    return withCohorts("a key", task.options().cohorts().withKey(key));
  }

  /**
   * With the name of a column that the names alone do not tell; for all files of cohorts that have
   * it.
   *
   * @param role what the column holds
   * @param name of the column, as the header writes it
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withColumn(SnpRole role, String name) {
    return withCohorts("the name of a column", task.options().cohorts().withColumn(role, name));
  }

  /**
   * With genomic control of the cohorts: their standard errors are multiplied by the root of lambda
   * where it is more than 1 (Devlin and Roeder 1999).
   *
   * @param isWanted true to correct
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withGenomicControl(boolean isWanted) {
    return withCohorts("genomic control", task.options().cohorts().withGenomicControl(isWanted));
  }

  /**
   * With a filter of the estimates of cohorts.
   *
   * @param filter which estimates are used
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withFilter(CohortFilter filter) {
    return withCohorts("a filter", task.options().cohorts().withFilter(filter));
  }

  /**
   * With a part of the scan only, for machines that share it. What concerns the whole genome
   * (lambda, axes of ancestry) is found from whole files; only the first part has the names of the
   * columns, so that the files of all parts, one after the other, are that of the whole.
   *
   * @param shard which part
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withShard(Shard shard) {
    return withCohorts("a part", task.options().cohorts().withShard(shard));
  }

  private SnpScan withCohorts(String what, CohortOptions cohorts) {
    if (!task.input().isOfCohorts()) {
      throw MetaException.of(
          "%s is for a scan of cohorts with a file each; %s is one table"
              .formatted(what, task.input().name()));
    }
    return with(task.options().withCohorts(cohorts));
  }

  /**
   * With other models besides the common effect, random effects, Q and Z^2.
   *
   * @param models which to compute; their columns follow the others
   * @return a copy
   */
  public SnpScan withModels(List<ScanModel> models) {
    return with(task.options().withModels(task.options().models().with(models)));
  }

  /**
   * With another number of axes of ancestry, for {@link ScanModel#MR_MEGA}. They come from the
   * distances of MANTRA if it is asked for, else from allele frequencies in a pass of its own: SNPs
   * with both alleles above 5 % in every study, one of each megabase.
   *
   * @param axes 1 or more, at least 3 less than studies; 2 by default
   * @return a copy
   * @throws MetaException if {@code axes} is less than 1, or not the number of axes that are given
   */
  public SnpScan withAxes(int axes) {
    return with(task.options().withModels(task.options().models().withAxes(axes)));
  }

  /**
   * With given axes of ancestry, for {@link ScanModel#MR_MEGA}. A scan of studies that they have
   * not, or of fewer than 3 studies more than axes, is refused when it is run.
   *
   * @param axes which have all studies
   * @return a copy
   */
  public SnpScan withAncestry(AncestryAxes axes) {
    return with(task.options().withModels(task.options().models().withAncestry(axes)));
  }

  /**
   * With a correction for persons that are in several studies: estimates are correlated as z scores
   * are at SNPs without association, found in a pass of its own (Lin and Sullivan 2009). It
   * concerns common and random effects, Q, Z^2 and the test weighted by sample sizes; a scan with
   * other models is refused when it is run.
   *
   * @param isWanted true to correct
   * @return a copy
   */
  public SnpScan withOverlapCorrection(boolean isWanted) {
    return with(task.options().withModels(task.options().models().withOverlapCorrection(isWanted)));
  }

  /**
   * With another standard deviation of the effect, for {@link ScanModel#M_VALUES} and {@link
   * ScanModel#BINARY}.
   *
   * @param sd positive, on the scale of the estimates; 0.2 by default, as METASOFT has it for log
   *     odds ratios
   * @return a copy
   * @throws MetaException if it is not positive and finite
   */
  public SnpScan withEffectSd(double sd) {
    return with(task.options().withModels(task.options().models().withEffectSd(sd)));
  }

  /**
   * With another number of threads.
   *
   * @param threads that compute, 1 or more
   * @return a copy
   * @throws MetaException if {@code threads} is less than 1
   */
  public SnpScan withThreads(int threads) {
    return with(task.options().withThreads(threads));
  }

  /**
   * With other names of the columns of {@link SnpScan#toFile}.
   *
   * @param format METAL's names, or GWAS-SSF, which also writes {@code NAME-meta.yaml} with a
   *     checksum
   * @return a copy
   */
  public SnpScan withFormat(ScanFormat format) {
    return with(task.withFormat(format));
  }

  /**
   * With a choice whether {@link SnpScan#toFile} continues a file of results where an interrupted
   * scan stopped.
   *
   * @param isResumed true to continue
   * @return a copy
   */
  public SnpScan withResume(boolean isResumed) {
    return with(task.withResume(isResumed));
  }

  /**
   * With a choice whether {@link SnpScan#toFile} may replace earlier results.
   *
   * @param mayOverwrite true to replace them
   * @return a copy
   */
  public SnpScan withOverwrite(boolean mayOverwrite) {
    return with(task.withOverwrite(mayOverwrite));
  }

  /**
   * With a progress listener.
   *
   * @param listener hears how far the scan has come
   * @return a copy
   */
  public SnpScan withListener(ScanListener listener) {
    return with(task.options().withListener(listener));
  }
}
