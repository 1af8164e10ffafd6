package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.CohortOptions;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpRole;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * Tests every SNP of a file or table: common effect, random effects, Q, Z^2 and, if asked for,
 * MANTRA. It needs constant memory and uses several threads; results come in the order of the input
 * and do not depend on the number of threads. Immutable: each setting returns a copy.
 *
 * <p>A file is tsv, csv or separated by blanks, plain or gz. It has one line per SNP with columns
 * for each study ({@code SNP chr pos EA NEA beta_JPN se_JPN beta_MEX se_MEX}), or one line per SNP
 * and study with a column {@code study}, the lines of a SNP next to each other. The column names of
 * METAL, GWAMA and PLINK are understood, and so are odds ratios with standard errors or intervals.
 * Where studies have their own alleles, estimates are brought to the effect allele and strand of
 * the first study.
 *
 * <p>A study whose numbers at a SNP cannot be read is left out at that SNP and counted. A line is
 * left out and counted if an id, chromosome or allele holds a control character, or has more than
 * one character and begins with {@code = + - @}, which a spreadsheet would take for a formula.
 * Directions ({@code +-?}) are written as METAL writes them.
 *
 * <pre>{@code
 * ScanReport report =
 *     SnpScan.of(Path.of("snps.tsv.gz")).withMantra(mantra).toFile(Path.of("results.tsv.gz"));
 * }</pre>
 */
public final class SnpScan {

  private final ScanTask task;

  private SnpScan(ScanTask task) {
    this.task = task;
  }

  /**
   * A scan of a file, without MANTRA; bad lines are skipped, and one thread per processor computes.
   *
   * @param input text file, plain or gz
   * @return the scan, not yet run
   */
  public static SnpScan of(Path input) {
    return of(ScanInput.of(input));
  }

  /**
   * A scan of a table that has the columns of a file; messages number its rows from 1.
   *
   * @param input one row per SNP, or one per SNP and study
   * @return the scan, not yet run
   */
  public static SnpScan of(Table input) {
    return of(ScanInput.of(input));
  }

  /**
   * A scan of cohorts that have a file each, joined by chromosome, position and alleles. The column
   * names of METAL, GWAMA, PLINK, REGENIE, SAIGE, BOLT-LMM, fastGWA, SNPTEST, GCTA, Hail, FinnGen,
   * the GWAS Catalog, MR-Base and LDSC are understood; estimates and standard errors may be given
   * as odds ratios, z scores with sample sizes, or estimates with p values. Files in order of
   * chromosome and position are read side by side; others are sorted on disk first.
   *
   * @param cohorts at least one; the first that has a variant gives its effect allele
   * @return the scan, not yet run
   * @throws MetaException if there are no cohorts
   */
  public static SnpScan of(List<Cohort> cohorts) {
    if (cohorts.isEmpty()) {
      throw MetaException.of("a scan of cohorts needs the file of one at least");
    }
    return of(ScanInput.of(List.copyOf(cohorts)));
  }

  private static SnpScan of(ScanInput input) {
    return new SnpScan(ScanTask.of(input));
  }

  private SnpScan with(ScanOptions others) {
    return new SnpScan(task.with(others));
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
   * @throws MetaException if {@code axes} is less than 1
   */
  public SnpScan withAxes(int axes) {
    return with(task.options().withModels(task.options().models().withAxes(axes)));
  }

  /**
   * With given axes of ancestry, for {@link ScanModel#MR_MEGA}.
   *
   * @param axes which have all studies
   * @return a copy
   */
  public SnpScan withAncestry(AncestryAxes axes) {
    return with(task.options().withModels(task.options().models().withAncestry(axes)));
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
   * With a choice whether {@link #toFile} continues a file of results where an interrupted scan
   * stopped.
   *
   * @param isResumed true to continue
   * @return a copy
   */
  public SnpScan withResume(boolean isResumed) {
    return new SnpScan(task.withResume(isResumed));
  }

  /**
   * With a choice whether {@link #toFile} may replace earlier results.
   *
   * @param mayOverwrite true to replace them
   * @return a copy
   */
  public SnpScan withOverwrite(boolean mayOverwrite) {
    return new SnpScan(task.withOverwrite(mayOverwrite));
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

  /**
   * Writes the results to a tsv file, one line per SNP, gz if its name ends so. Until the file is
   * complete, results are in {@code NAME.part}. When the scan is interrupted or fails they stay
   * there, complete up to some SNP, and a small file {@code NAME.resume} beside them lets {@link
   * #withResume} continue.
   *
   * @param output file of the results
   * @return what was counted, and the results
   * @throws MetaException if the header lacks what is needed, the gz data break off, a line is bad
   *     and bad lines are fatal, or the results would replace the input, or another file without
   *     {@link #withOverwrite}
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public ScanReport toFile(Path output) {
    return task.toFile(output);
  }

  /**
   * Keeps all results in memory.
   *
   * @return what was counted, and the results
   * @throws MetaException as {@link #toFile} does for the input, or if the results do not fit in
   *     memory
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public ScanReport toMemory() {
    return task.toMemory();
  }

  /**
   * All results as a table with the columns of {@link #toFile}.
   *
   * @return one row per SNP
   * @throws MetaException as {@link #toMemory} does
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public Table toTable() {
    return toMemory().results().table();
  }

  /**
   * Passes each result to a consumer, in the order of the input, on the calling thread.
   *
   * @param each receives the results
   * @return what was counted, without results
   * @throws MetaException if the header lacks what is needed, the gz data break off, or a line is
   *     bad and bad lines are fatal
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public ScanReport forEach(Consumer<SnpResult> each) {
    return task.forEach(each);
  }
}
