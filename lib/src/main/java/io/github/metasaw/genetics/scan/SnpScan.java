package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.snp.VcfLines;
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
public final class SnpScan extends ScanSettings {

  private SnpScan(ScanTask task) {
    super(task);
  }

  /**
   * A scan of a file, without MANTRA; bad lines are skipped, and one thread per processor computes.
   *
   * @param input text file, plain or gz; of GWAS-VCF each study is a cohort
   * @return the scan, not yet run
   */
  public static SnpScan of(Path input) {
    return VcfLines.isVcf(input) ? of(Cohort.ofVcf(input)) : of(ScanInput.of(input));
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
   * as odds ratios, z scores with sample sizes, or estimates with p values. GWAS-VCF is read too,
   * one line for each alternate allele, which is the effect allele. Files in order of chromosome
   * and position are read side by side; others are sorted on disk first.
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

  @Override
  SnpScan with(ScanTask other) {
    return new SnpScan(other);
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
   * The estimates of one SNP, all for the same effect allele, as a forest plot takes them. The
   * input is read up to it.
   *
   * @param name of the SNP, or {@code chromosome:position}, with or without {@code chr}
   * @return study, yi, vi, sei, n, eaf: one row per study that has the SNP
   * @throws MetaException if there is no such SNP
   */
  public Table snp(String name) {
    return task.snp(name);
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
