package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.AlignmentRule;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpBatch;
import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.genetics.snp.SnpReadOptions;
import io.github.metasaw.genetics.snp.SnpSource;
import io.github.metasaw.genetics.snp.StudyAlignment;
import io.github.metasaw.genetics.snp.StudySummary;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The SNPs of several cohorts, each in a file of its own. Files in order of chromosome and position
 * are merged as streams in constant memory; others are sorted on disk first. The first cohort that
 * has a variant gives the alleles that the others are brought to.
 */
@API(status = API.Status.INTERNAL)
public final class CohortSource implements SnpSource {

  private static final int BATCH_LINES = 2048;

  /** Part of the heap whose bytes are about the characters that a sort may hold at a time. */
  private static final long SORT_SHARE = 64;

  private final List<CohortLines> inputs = new ArrayList<>();
  private final List<CohortReader> readers = new ArrayList<>();
  private final List<String> studies;
  private final CohortOptions options;
  private final AlignmentRule rule;
  private final List<StudySummary> summaries = new ArrayList<>();

  /** Of each cohort where files are read once; guarded by itself. */
  private final List<CohortTally> tallies = new ArrayList<>();

  private SiteReader sites;
  private SiteMerge merge = new SiteMerge(List.of(), null, null);
  private long taken;

  /** Some sites, and what was met on the way to them. */
  private record Batch(CohortSource source, List<Site> sites, long last, SiteMerge.Passed passed)
      implements SnpBatch {
    @Override
    public List<Snp> read(ScanCounts counts, List<BadLine> bad) {
      counts.addAll(passed.counts());
      bad.addAll(passed.bad());
      List<Snp> snps = new ArrayList<>(sites.size());
      List<SnpCell> used = new ArrayList<>();
      for (Site site : sites) {
        source.sites.read(site, counts, bad, snps, used);
      }
      source.tally(used);
      return snps;
    }
  }

  /** Adds up what a survey finds beforehand. */
  private void tally(List<SnpCell> used) {
    if (options.isOrderAssumed()) {
      synchronized (tallies) {
        used.forEach(cell -> tallies.get(cell.study()).add(cell));
      }
    }
  }

  private CohortSource(List<Cohort> cohorts, CohortOptions options, SnpReadOptions reading) {
    this.options = options;
    this.studies = cohorts.stream().map(Cohort::name).toList();
    open(cohorts);
    requireNamedColumns();
    this.rule =
        new AlignmentRule(
            reading.palindromes(),
            cohorts.stream().map(Cohort::ancestry).toList(),
            options.filter().maxFrequencyGap());
    this.sites = sites(new double[0]);
  }

  private SiteReader sites(double[] errorFactors) {
    return new SiteReader(options, readers, new StudyAlignment(studies.size(), rule), errorFactors);
  }

  private void open(List<Cohort> cohorts) {
    try {
      for (int i = 0; i < cohorts.size(); i++) {
        readers.add(CohortReader.open(i, cohorts.get(i), options));
      }
    } catch (RuntimeException refused) {
      readers.forEach(CohortReader::close);
      throw refused;
    }
  }

  /** A column that only some files have is no fault, one that none has is a slip. */
  private void requireNamedColumns() {
    List<String> all =
        readers.stream().flatMap(reader -> reader.header().names().stream()).distinct().toList();
    for (String name : new TreeMap<>(options.columns()).values()) {
      if (!all.contains(name)) {
        readers.forEach(CohortReader::close);
        throw MetaException.unknown("column", name, "in any file", all);
      }
    }
  }

  /**
   * Opens the files of cohorts, and sorts those that are not in order.
   *
   * @param cohorts at least one, with names that differ
   * @param options how files are read and joined
   * @param reading which cohorts, and what becomes of palindromes
   * @return the SNPs in order of the keys
   * @throws MetaException if a file cannot be read, or its header lacks what is needed
   */
  public static CohortSource of(
      List<Cohort> cohorts, CohortOptions options, SnpReadOptions reading) {
    Cohort.requireDistinct(cohorts);
    CohortSource source = new CohortSource(selected(cohorts, reading.studies()), options, reading);
    try {
      source.begin(reading.threads());
      return source;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static List<Cohort> selected(List<Cohort> cohorts, List<String> names) {
    List<String> all = cohorts.stream().map(Cohort::name).toList();
    List<Cohort> selected = new ArrayList<>();
    for (String name : names.isEmpty() ? all : names) {
      if (!all.contains(name)) {
        throw MetaException.unknown("cohort", name, "", all);
      }
      selected.add(cohorts.get(all.indexOf(name)));
    }
    return selected;
  }

  /** Begins to read files, and sorts them before unless they are taken to be in order. */
  private void begin(int threads) {
    if (!options.isOrderAssumed()) {
      sort(threads);
      return;
    }
    for (CohortReader reader : readers) {
      inputs.add(CohortLines.ofSorted(reader));
      tallies.add(new CohortTally());
    }
    double[] factors = new double[readers.size()];
    Arrays.fill(factors, 1);
    sites = sites(factors);
    merge = new SiteMerge(inputs, null, null);
  }

  private void sort(int threads) {
    long held = Math.max(1 << 16, Runtime.getRuntime().maxMemory() / SORT_SHARE);
    List<KeySample> keys = new ArrayList<>();
    try (Workers workers = Workers.of(threads, "metasaw-survey")) {
      List<Future<CohortSurvey>> surveys = new ArrayList<>();
      for (int i = 0; i < readers.size(); i++) {
        int study = i;
        Cohort cohort = readers.get(i).cohort();
        surveys.add(workers.submit(() -> CohortSurvey.of(study, cohort, options)));
      }
      for (int i = 0; i < readers.size(); i++) {
        CohortReader reader = readers.get(i);
        CohortSurvey survey = Workers.result(surveys.get(i));
        keys.add(survey.keys());
        summaries.add(
            new StudySummary(
                studies.get(i),
                survey.lines(),
                survey.lambda(),
                survey.sampleSize(),
                survey.isSorted(),
                reader.header().roles()));
        inputs.add(
            survey.isSorted() ? CohortLines.ofSorted(reader) : ExternalSort.of(reader, held));
      }
    }
    Shard shard = options.shard();
    SortKey begin = KeySample.begin(keys, shard.number(), shard.of());
    SortKey end = KeySample.begin(keys, shard.number() + 1, shard.of());
    sites = sites(summaries.stream().mapToDouble(this::errorFactor).toArray());
    merge = new SiteMerge(inputs, begin, end);
  }

  private double errorFactor(StudySummary summary) {
    return options.isGenomicControl() && summary.lambda() > 1 ? Math.sqrt(summary.lambda()) : 1;
  }

  @Override
  public @Nullable SnpBatch next() {
    List<Site> batch = new ArrayList<>();
    int lines = 0;
    while (lines < BATCH_LINES) {
      Site site = merge.next();
      if (site.isEmpty()) {
        break;
      }
      batch.add(site);
      lines += site.size();
      taken++;
    }
    SiteMerge.Passed passed = merge.passed();
    return batch.isEmpty() && passed.bad().isEmpty() ? null : new Batch(this, batch, taken, passed);
  }

  @Override
  public void skip(long last) {
    while (taken < last && !merge.next().isEmpty()) {
      taken++;
      if ((taken & 0xfff) == 0) {
        Interrupts.check();
      }
    }
    merge.passed(); // an earlier scan has counted it
  }

  @Override
  public long start() {
    return 0;
  }

  @Override
  public double fraction() {
    return merge.fraction();
  }

  @Override
  public String name() {
    return studies.size() + " files of cohorts";
  }

  @Override
  public List<String> studies() {
    return studies;
  }

  @Override
  public List<String> summaries() {
    return List.of();
  }

  @Override
  public List<StudySummary> studySummaries() {
    if (!options.isOrderAssumed()) {
      return List.copyOf(summaries);
    }
    synchronized (tallies) {
      return IntStream.range(0, readers.size())
          .mapToObj(i -> tallies.get(i).summary(readers.get(i), merge.lines(i)))
          .toList();
    }
  }

  @Override
  public String identity() {
    return settings()
        + "\n"
        + String.join("\n", readers.stream().map(CohortReader::identity).toList());
  }

  private String settings() {
    return options.key().id()
        + new TreeMap<>(options.columns())
        + options.filter()
        + options.isGenomicControl()
        + options.shard()
        + rule;
  }

  @Override
  public void close() {
    inputs.forEach(CohortLines::close);
    readers.forEach(CohortReader::close);
  }
}
