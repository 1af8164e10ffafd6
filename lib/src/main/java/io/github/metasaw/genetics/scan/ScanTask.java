package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.cohort.CohortOptions;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.cohort.NotInOrder;
import io.github.metasaw.genetics.cohort.Shard;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.output.ScanOutput;
import io.github.metasaw.genetics.output.ScanPlace;
import io.github.metasaw.genetics.output.TextBytes;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.AncestrySurvey;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpBatch;
import io.github.metasaw.genetics.snp.SnpSource;
import io.github.metasaw.genetics.snp.StudySummary;
import io.github.metasaw.genetics.tabix.PlaceIndex;
import io.github.metasaw.parallel.Interrupts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a scan reads, how, and what becomes of its results.
 *
 * @param input what is read
 * @param options how SNPs are read and tested
 * @param format of a file of results
 * @param isResumed whether a file of results is continued
 * @param mayOverwrite whether a file of results may be replaced
 */
record ScanTask(
    ScanInput input,
    ScanOptions options,
    ScanFormat format,
    boolean isResumed,
    boolean mayOverwrite) {

  /** In the fingerprint of results that are in blocks of gz. */
  private static final String BLOCKS = "-blocks";

  /** Ends the fingerprint of results that hold only if all files are in order. */
  private static final String READ_ONCE = "-once";

  static ScanTask of(ScanInput input) {
    return new ScanTask(input, ScanOptions.defaults(), ScanFormat.METASAW, false, false);
  }

  ScanTask with(ScanOptions others) {
    return new ScanTask(input, others, format, isResumed, mayOverwrite);
  }

  ScanTask withResume(boolean isWanted) {
    return new ScanTask(input, options, format, isWanted, mayOverwrite);
  }

  ScanTask withOverwrite(boolean isAllowed) {
    return new ScanTask(input, options, format, isResumed, isAllowed);
  }

  ScanTask withFormat(ScanFormat other) {
    return new ScanTask(input, options, other, isResumed, mayOverwrite);
  }

  /**
   * Reads the files of cohorts once, as if they were in order, where nothing of them must be known
   * before; where one is not in order, the files are read anew and sorted.
   */
  private <T> T readOnce(Function<ScanTask, T> run) {
    CohortOptions cohorts = options.cohorts();
    if (!input.isOfCohorts() || !cohorts.mayAssumeOrder()) {
      return run.apply(this);
    }
    try {
      return run.apply(with(options.withCohorts(cohorts.withOrderAssumed(true))));
    } catch (NotInOrder e) {
      return run.apply(this);
    }
  }

  /**
   * With the axes of ancestry, where they are needed and not given: those of MANTRA's distances,
   * else by frequencies, in a pass of its own; or with the correlations of studies that share
   * persons, in such a pass.
   */
  private ScanTask surveyed() {
    ScanModels models = options.models();
    ScanTask whole = with(options.withCohorts(options.cohorts().withShard(Shard.WHOLE)));
    if (models.isOverlapCorrected()) {
      refuseUncorrected();
      SampleCorrelation overlap = whole.readOnce(ScanTask::overlap);
      return with(options.withModels(models.withOverlap(overlap)));
    }
    if (!models.needsAncestry()) {
      return this;
    }
    AncestryAxes found = whole.readOnce(task -> task.axes(models.axes()));
    return with(options.withModels(models.withAncestry(found)));
  }

  /** Models that take studies for independent. */
  private void refuseUncorrected() {
    List<String> others = new ArrayList<>();
    if (options.mantra() != null) {
      others.add("MANTRA");
    }
    options.models().models().forEach(model -> others.add(model.id()));
    if (!others.isEmpty()) {
      throw MetaException.of(
          "overlapping samples are corrected for in common and random effects, Q, Z^2 and z_n, not in %s: scan without it"
              .formatted(String.join(", ", others)));
    }
  }

  private SampleCorrelation overlap() {
    try (SnpSource in = input.open(options)) {
      ScanRun run = new ScanRun(in, SnpResult::untested, options.withModels(ScanModels.NONE));
      run.run(new ScanConsumerSink(result -> {}), null);
      return run.correlation();
    }
  }

  private AncestryAxes axes(int axes) {
    try (SnpSource in = input.open(options)) {
      return axes(in, axes);
    }
  }

  private AncestryAxes axes(SnpSource in, int axes) {
    List<String> studies = in.studies();
    Mantra mantra = options.mantra();
    if (mantra != null) {
      Distances all = mantra.model().distances();
      return AncestryAxes.of(all.select(all.indices(studies), studies), axes);
    }
    AncestryAxes.requireStudies(studies.size(), axes);
    AncestrySurvey survey = new AncestrySurvey(studies);
    new ScanRun(in, SnpResult::untested, options.withModels(ScanModels.NONE))
        .run(new ScanConsumerSink(result -> survey.add(result.snp())), null);
    return survey.axes(axes);
  }

  private ScanRun prepare(SnpSource in) {
    AncestryAxes axes = options.models().ancestry();
    if (axes != null && options.models().has(ScanModel.MR_MEGA)) {
      AncestryAxes.requireStudies(in.studies().size(), axes.axes());
      for (String study : in.studies()) {
        if (!axes.studies().contains(study)) {
          throw MetaException.unknown("study", study, "on the axes of ancestry", axes.studies());
        }
      }
    }
    return ScanInput.prepare(in, options);
  }

  ScanReport toFile(Path output) {
    ScanPlace place = ScanPlace.of(output, input.files(), mayOverwrite);
    if (format == ScanFormat.SSF) {
      SsfMetadata.refuseOther(output, input.files(), mayOverwrite);
    }
    ScanTask ready = surveyed();
    return isResumed
        ? ready.toFile(place, output)
        : ready.readOnce(task -> task.toFile(place, output));
  }

  private ScanReport toFile(ScanPlace place, Path output) {
    try (SnpSource in = input.open(options)) {
      ScanRun run = prepare(in);
      String surveyed = input.fingerprint(in, options) + format.id() + (place.isGz() ? BLOCKS : "");
      String fingerprint = options.cohorts().isOrderAssumed() ? surveyed + READ_ONCE : surveyed;
      List<OutputColumn> titled = format.columns(columns());
      PlaceIndex index = index(titled);
      ScanPlace.Stop stop = stop(place, in, surveyed);
      try (ScanOutput out =
          stop == null
              ? ScanOutput.create(place, fingerprint, index)
              : ScanOutput.append(place, fingerprint, index, stop)) {
        if (stop == null && options.cohorts().shard().number() == 1) {
          out.write(new TextBytes(0).append(OutputColumn.header(titled)));
        }
        ScanReport report = run.run(new ScanFileSink(out, titled, format, options.prior()), stop);
        out.complete();
        if (format == ScanFormat.SSF) {
          boolean isSorted = input.isOfCohorts() && options.cohorts().key() == KeyRule.POSITION;
          SsfMetadata.write(output, report, isSorted);
        }
        return report.withResults(ScanResults.of(output), out.indexFault());
      }
    }
  }

  /** Without lines; parts are indexed when they are joined. */
  private PlaceIndex index(List<OutputColumn> titled) {
    int chromosome = OutputColumn.chromosome(titled);
    int position = OutputColumn.position(titled);
    PlaceIndex index = new PlaceIndex(OutputColumn.header(titled).strip(), chromosome, position);
    if (!options.cohorts().shard().isWhole()) {
      index.refuse(
          "it is a part: join the parts, and index the whole (tabix -s %d -b %d -e %d -S 1)"
              .formatted(chromosome + 1, position + 1, position + 1));
    }
    return index;
  }

  /**
   * Where to go on; results that were written before a file was seen not to be in order are void.
   */
  private ScanPlace.@Nullable Stop stop(ScanPlace place, SnpSource in, String surveyed) {
    String readOnce = surveyed + READ_ONCE;
    boolean isInOrder = in.studySummaries().stream().allMatch(StudySummary::isSorted);
    return isInOrder
        ? place.begin(Set.of(surveyed, readOnce), isResumed)
        : place.begin(Set.of(surveyed), isResumed && !place.isOf(readOnce));
  }

  /** The estimates of one SNP, one row per study that has it. */
  Table snp(String name) {
    int colon = name.lastIndexOf(':');
    String place =
        colon < 0 ? name : Chromosome.plain(name.substring(0, colon)) + name.substring(colon);
    try (SnpSource in = input.open(options)) {
      ScanCounts counts = new ScanCounts();
      List<BadLine> bad = new ArrayList<>();
      for (SnpBatch batch = in.next(); batch != null; batch = in.next()) {
        Interrupts.check();
        for (Snp snp : batch.read(counts, bad)) {
          if (snp.id().equals(name)
              || (Chromosome.plain(snp.chromosome()) + ":" + snp.position()).equals(place)) {
            return SnpStudies.table(snp, in.studies());
          }
        }
        bad.clear();
      }
      throw MetaException.of(
          "there is no SNP '%s' in %s".formatted(PlainText.quoted(name), in.name()));
    }
  }

  ScanReport toMemory() {
    return surveyed().readOnce(ScanTask::intoMemory);
  }

  private ScanReport intoMemory() {
    List<ScanColumn> columns = columns();
    Table table = ScanTable.create(columns);
    String prior = options.prior();
    ScanReport report =
        run(
            result -> {
              ScanTable.append(table, result, columns, prior);
              ScanTable.refuseTooMany(table, input.name());
            });
    return report.withResults(ScanResults.of(table), "");
  }

  private List<ScanColumn> columns() {
    return ScanColumn.of(options.mantra(), options.models(), input.isOfCohorts());
  }

  ScanReport forEach(Consumer<SnpResult> each) {
    return surveyed().run(each);
  }

  private ScanReport run(Consumer<SnpResult> each) {
    try (SnpSource in = input.open(options)) {
      return prepare(in).run(new ScanConsumerSink(each), null);
    }
  }
}
