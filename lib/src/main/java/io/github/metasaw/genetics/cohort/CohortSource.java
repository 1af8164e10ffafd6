package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.AlignmentRule;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpBatch;
import io.github.metasaw.genetics.snp.SnpReadOptions;
import io.github.metasaw.genetics.snp.SnpSource;
import io.github.metasaw.genetics.snp.StudyAlignment;
import io.github.metasaw.genetics.snp.StudySummary;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Future;
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
  private final List<@Nullable CohortLine> heads = new ArrayList<>();
  private final List<String> studies;
  private final CohortOptions options;
  private final AlignmentRule rule;
  private final List<StudySummary> summaries = new ArrayList<>();
  private SiteReader sites;
  private ScanCounts counts = new ScanCounts();
  private List<BadLine> bad = new ArrayList<>();
  private long taken;
  private @Nullable SortKey begin;
  private @Nullable SortKey end;

  /** Some sites, and what was met on the way to them. */
  private record Batch(
      SiteReader reader, List<Site> sites, long last, ScanCounts passed, List<BadLine> unread)
      implements SnpBatch {
    @Override
    public List<Snp> read(ScanCounts counts, List<BadLine> bad) {
      counts.addAll(passed);
      bad.addAll(unread);
      List<Snp> snps = new ArrayList<>(sites.size());
      for (Site site : sites) {
        reader.read(site, counts, bad, snps);
      }
      return snps;
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
      source.sort(reading.threads());
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
    begin = KeySample.begin(keys, shard.number(), shard.of());
    end = KeySample.begin(keys, shard.number() + 1, shard.of());
    sites = sites(summaries.stream().mapToDouble(this::errorFactor).toArray());
    for (CohortLines input : inputs) {
      heads.add(first(input));
    }
    if (begin != null) {
      counts = new ScanCounts();
      bad = new ArrayList<>();
    }
  }

  private double errorFactor(StudySummary summary) {
    return options.isGenomicControl() && summary.lambda() > 1 ? Math.sqrt(summary.lambda()) : 1;
  }

  /** The first line of the part. */
  private @Nullable CohortLine first(CohortLines input) {
    CohortLine line = input.next(counts, bad);
    while (line != null && begin != null && line.key().compareTo(begin) < 0) {
      line = input.next(counts, bad);
    }
    return line;
  }

  /** All lines at the next place; empty after the last. */
  private Site site() {
    SortKey least = null;
    for (CohortLine head : heads) {
      if (head != null && (least == null || head.key().compareTo(least) < 0)) {
        least = head.key();
      }
    }
    Site site = new Site();
    if (least != null && end != null && least.compareTo(end) >= 0) {
      return site;
    }
    for (int i = 0; i < inputs.size() && least != null; i++) {
      CohortLine head = heads.get(i);
      while (head != null && head.key().equals(least)) {
        site.add(head);
        head = inputs.get(i).next(counts, bad);
        heads.set(i, head);
      }
    }
    return site;
  }

  @Override
  public @Nullable SnpBatch next() {
    List<Site> batch = new ArrayList<>();
    int lines = 0;
    while (lines < BATCH_LINES) {
      Site site = site();
      if (site.isEmpty()) {
        break;
      }
      batch.add(site);
      lines += site.size();
      taken++;
    }
    if (batch.isEmpty() && bad.isEmpty()) {
      return null;
    }
    Batch next = new Batch(sites, batch, taken, counts, bad);
    counts = new ScanCounts();
    bad = new ArrayList<>();
    return next;
  }

  @Override
  public void skip(long last) {
    while (taken < last && !site().isEmpty()) {
      taken++;
      if ((taken & 0xfff) == 0) {
        Interrupts.check();
      }
    }
    counts = new ScanCounts();
    bad = new ArrayList<>();
  }

  @Override
  public long start() {
    return 0;
  }

  @Override
  public double fraction() {
    return inputs.stream().mapToDouble(CohortLines::fraction).average().orElse(1);
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
    return List.copyOf(summaries);
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
