package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.AncestrySurvey;
import io.github.metasaw.genetics.snp.SnpSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import tech.tablesaw.api.Table;

/**
 * What a scan reads, how, and what becomes of its results.
 *
 * @param input what is read
 * @param options how SNPs are read and tested
 * @param isResumed whether a file of results is continued
 * @param mayOverwrite whether a file of results may be replaced
 */
record ScanTask(ScanInput input, ScanOptions options, boolean isResumed, boolean mayOverwrite) {

  static ScanTask of(ScanInput input) {
    return new ScanTask(input, ScanOptions.defaults(), false, false);
  }

  ScanTask with(ScanOptions others) {
    return new ScanTask(input, others, isResumed, mayOverwrite);
  }

  ScanTask withResume(boolean isWanted) {
    return new ScanTask(input, options, isWanted, mayOverwrite);
  }

  ScanTask withOverwrite(boolean isAllowed) {
    return new ScanTask(input, options, isResumed, isAllowed);
  }

  /**
   * With the axes of ancestry, where they are needed and not given: those of MANTRA's distances,
   * else by frequencies, in a pass of its own.
   */
  private ScanTask surveyed() {
    ScanModels models = options.models();
    if (!models.needsAncestry()) {
      return this;
    }
    try (SnpSource in = input.open(options)) {
      return with(options.withModels(models.withAncestry(axes(in, models.axes()))));
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
    ScanInput.prepare(in, options.withModels(ScanModels.NONE))
        .run(new ScanConsumerSink(result -> survey.add(result.snp())), null);
    return survey.axes(axes);
  }

  private ScanRun prepare(SnpSource in) {
    AncestryAxes axes = options.models().ancestry();
    if (axes != null) {
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
    return surveyed().toFile(place, output);
  }

  private ScanReport toFile(ScanPlace place, Path output) {
    try (SnpSource in = input.open(options)) {
      ScanRun run = prepare(in);
      String fingerprint = input.fingerprint(in, options);
      ScanPlace.Stop stop = place.begin(fingerprint, isResumed);
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

  ScanReport toMemory() {
    List<ScanColumn> columns = columns();
    Table table = ScanTable.create(columns);
    String prior = options.prior();
    ScanReport report =
        forEach(
            result -> {
              ScanTable.append(table, result, columns, prior);
              ScanTable.refuseTooMany(table, input.name());
            });
    return report.withResults(ScanResults.of(table));
  }

  private List<ScanColumn> columns() {
    return ScanColumn.of(options.mantra(), options.models(), input.isOfCohorts());
  }

  ScanReport forEach(Consumer<SnpResult> each) {
    ScanTask ready = surveyed();
    try (SnpSource in = ready.input.open(ready.options)) {
      return ready.prepare(in).run(new ScanConsumerSink(each), null);
    }
  }
}
