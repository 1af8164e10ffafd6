package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.CohortOptions;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.genetics.snp.SnpSource;
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

  private final ScanInput input;
  private final ScanOptions options;
  private final Earlier earlier;

  /** Whether each study has a file of its own. */
  private final boolean isOfCohorts;

  private SnpScan(ScanInput input, ScanOptions options, Earlier earlier, boolean isOfCohorts) {
    this.input = input;
    this.options = options;
    this.earlier = earlier;
    this.isOfCohorts = isOfCohorts;
  }

  /** What becomes of the results of an earlier scan. */
  private record Earlier(boolean isResumed, boolean mayOverwrite) {}

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
    SnpScan scan = of(ScanInput.of(List.copyOf(cohorts)));
    return new SnpScan(scan.input, scan.options, scan.earlier, true);
  }

  private static SnpScan of(ScanInput input) {
    return new SnpScan(input, ScanOptions.defaults(), new Earlier(false, false), false);
  }

  private SnpScan with(ScanOptions others) {
    return new SnpScan(input, others, earlier, isOfCohorts);
  }

  /**
   * With the Bayes factors of MANTRA.
   *
   * @param mantra model and settings; its distances name the studies
   * @return a copy
   */
  public SnpScan withMantra(Mantra mantra) {
    return with(options.withMantra(mantra));
  }

  /**
   * With some studies only. Needed for a table with one line per SNP and study if there are no
   * distances, which name the studies.
   *
   * @param studies names, in the order of the directions
   * @return a copy
   */
  public SnpScan withStudies(List<String> studies) {
    return with(options.withStudies(studies));
  }

  /**
   * With another policy for lines that cannot be read.
   *
   * @param badLines skip them, or stop at the first
   * @return a copy
   */
  public SnpScan withBadLines(BadLinePolicy badLines) {
    return with(options.withBadLines(badLines));
  }

  /**
   * With another policy for A/T and C/G SNPs, where studies have their own alleles.
   *
   * @param palindromes by frequency, kept or dropped
   * @return a copy
   */
  public SnpScan withPalindromes(PalindromePolicy palindromes) {
    return with(options.withPalindromes(palindromes));
  }

  /**
   * With another key by which the files of cohorts are joined.
   *
   * @param key position and alleles, or the identifier
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withKey(KeyRule key) {
    return withCohorts("a key", options.cohorts().withKey(key));
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
    return withCohorts("the name of a column", options.cohorts().withColumn(role, name));
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
    return withCohorts("genomic control", options.cohorts().withGenomicControl(isWanted));
  }

  /**
   * With a filter of the estimates of cohorts.
   *
   * @param filter which estimates are used
   * @return a copy
   * @throws MetaException if the scan is of one table
   */
  public SnpScan withFilter(CohortFilter filter) {
    return withCohorts("a filter", options.cohorts().withFilter(filter));
  }

  private SnpScan withCohorts(String what, CohortOptions cohorts) {
    if (!isOfCohorts) {
      throw MetaException.of(
          "%s is for a scan of cohorts with a file each; %s is one table"
              .formatted(what, input.name()));
    }
    return with(options.withCohorts(cohorts));
  }

  /**
   * With another number of threads.
   *
   * @param threads that compute, 1 or more
   * @return a copy
   * @throws MetaException if {@code threads} is less than 1
   */
  public SnpScan withThreads(int threads) {
    return with(options.withThreads(threads));
  }

  /**
   * With a choice whether {@link #toFile} continues a file of results where an interrupted scan
   * stopped.
   *
   * @param isResumed true to continue
   * @return a copy
   */
  public SnpScan withResume(boolean isResumed) {
    return new SnpScan(input, options, new Earlier(isResumed, earlier.mayOverwrite()), isOfCohorts);
  }

  /**
   * With a choice whether {@link #toFile} may replace earlier results.
   *
   * @param mayOverwrite true to replace them
   * @return a copy
   */
  public SnpScan withOverwrite(boolean mayOverwrite) {
    return new SnpScan(input, options, new Earlier(earlier.isResumed(), mayOverwrite), isOfCohorts);
  }

  /**
   * With a progress listener.
   *
   * @param listener hears how far the scan has come
   * @return a copy
   */
  public SnpScan withListener(ScanListener listener) {
    return with(options.withListener(listener));
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
    ScanPlace place = ScanPlace.of(output, input.files(), earlier.mayOverwrite());
    try (SnpSource in = input.open(options)) {
      ScanRun run = ScanInput.prepare(in, options);
      String fingerprint = input.fingerprint(in, options);
      ScanPlace.Stop stop = place.begin(fingerprint, earlier.isResumed());
      try (ScanOutput out =
          stop == null
              ? ScanOutput.create(place, fingerprint)
              : ScanOutput.append(place, fingerprint, stop)) {
        if (stop == null) {
          out.write(ScanColumn.header(columns()));
        }
        ScanReport report = run.run(new ScanFileSink(out, columns(), options.prior()), stop);
        out.complete();
        return report.withResults(ScanResults.of(output));
      }
    }
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
    List<ScanColumn> columns = columns();
    Table table = ScanColumn.table(columns);
    String prior = options.prior();
    ScanReport report =
        forEach(
            result -> {
              ScanColumn.append(table, result, columns, prior);
              ScanColumn.refuseTooMany(table, input.name());
            });
    return report.withResults(ScanResults.of(table));
  }

  private List<ScanColumn> columns() {
    return ScanColumn.of(options.mantra(), isOfCohorts);
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
    try (SnpSource in = input.open(options)) {
      return ScanInput.prepare(in, options).run(new ScanConsumerSink(each), null);
    }
  }
}
