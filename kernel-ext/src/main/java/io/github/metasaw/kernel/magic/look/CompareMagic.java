package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.fit.ClusterCorrection;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.NestedTest;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.MethodOption;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %compare}: fits side by side. */
public final class CompareMagic implements Magic {

  private static final String TABLE = "Render.comparisonTable";

  private static final Option<Reading> READING =
      Option.of(
              "reading",
              ValueTypes.constant("NAME", Reading::parse, Reading.class),
              "the distribution of effects: a sample of studies, or a prior")
          .withDefault(() -> Reading.RANDOM);

  private static final Option<List<String>> METHODS =
      Option.of(
          "methods",
          ValueTypes.texts("NAME,NAME").ofWords(MethodOption.METHOD.type()::words),
          "fit a table of effect sizes by each; IV is the common effect by inverse variances");

  private static final Option<Boolean> LRT =
      Option.flag("lrt", "likelihood-ratio test of two nested fits");

  private static final Option<Boolean> WALD =
      Option.flag(
          "wald", "Wald test of two nested fits: of the coefficients that only the larger has");

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "compare",
        "FIT FIT... | TABLE",
        "%compare common fixed random",
        "Fits side by side: estimand, assumption, estimate, spread");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(
        Option.join(
            Option.join(List.of(READING, METHODS, LRT, WALD), RobustOptions.OPTIONS),
            ScaleOption.OPTIONS),
        MethodOption.OF_COMPARISON);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Optional<Code<ClusterCorrection>> clusters = RobustOptions.clusters(line);
    if (line.has(LRT) || line.has(WALD)) {
      return nested(line, clusters);
    }
    List<Code<Fit>> fits =
        line.has(METHODS) ? byMethod(line) : line.variables(Fit.class, "the names of fits");
    Code<Reading> reading = line.code(READING);
    Code<List<Fit>> all = Literal.list(fits);
    Optional<Code<Transformation>> scale = ScaleOption.asked(line, fits.get(0));
    MagicResult result =
        clusters
            .map(by -> compared(all, reading, scale, by))
            .orElseGet(() -> compared(all, reading, scale));
    // The figure shows each model's own intervals.
    if (clusters.isEmpty()
        && all.value().stream().allMatch(fit -> fit.design().isInterceptOnly())) {
      result =
          result.withFigure(
              ScaleOption.figure(
                  Code.of("Figures.estimands", Figures::estimands, all, reading), line));
    }
    if (line.has(METHODS)) {
      Table zeros = Render.zeroCells(line.find(METHODS).orElseThrow(), all.value());
      result = zeros.isEmpty() ? result : result.withView(zeros);
    }
    return line.has(READING) ? result.withView(Estimand.readings()) : result;
  }

  /** A table of effect sizes fitted by several methods. */
  private static List<Code<Fit>> byMethod(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table of effect sizes");
    Code<StudyReader> reader =
        Code.of("Meta.studies", Meta::studies, table)
            .call("named", StudyReader::named, Literal.text(table.java()));
    return line.find(METHODS).orElseThrow().stream()
        .map(name -> fitted(line, reader, name.equalsIgnoreCase("IV") ? "common" : name))
        .toList();
  }

  private static Code<Fit> fitted(MagicLine line, Code<StudyReader> reader, String name) {
    Code<String> method = MethodOption.METHOD.read(name);
    if (MethodOption.poolsCounts(method.value())) {
      return Code.<StudyReader, CountsOptions, Fit>of(
          "Meta.counts", Meta::counts, reader, MethodOption.counts(line, method.value()));
    }
    Code<FreqOptions> options =
        Code.of("FreqOptions.defaults", FreqOptions.defaults())
            .<String, FreqOptions>call("withMethod", FreqOptions::withMethod, method);
    return Code.<StudyReader, FreqOptions, Fit>of("Meta.fit", Meta::fit, reader, options);
  }

  private static MagicResult compared(
      Code<List<Fit>> all, Code<Reading> reading, Optional<Code<Transformation>> asked) {
    if (asked.isEmpty()) {
      return MagicResult.of(
          Code.of(TABLE, Render::comparisonTable, all, reading),
          List.of(Render.comparison(all.value(), reading.value())));
    }
    Code<Transformation> scale = asked.orElseThrow();
    return MagicResult.of(
        Code.of(TABLE, Render::comparisonTable, all, reading, scale),
        List.of(Render.comparison(all.value(), reading.value(), scale.value())));
  }

  private static MagicResult compared(
      Code<List<Fit>> all,
      Code<Reading> reading,
      Optional<Code<Transformation>> asked,
      Code<ClusterCorrection> clusters) {
    if (asked.isEmpty()) {
      return MagicResult.of(
          Code.of(TABLE, Render::comparisonTable, all, reading, clusters),
          List.of(Render.comparison(all.value(), reading.value(), clusters.value())));
    }
    Code<Transformation> scale = asked.orElseThrow();
    return MagicResult.of(
        Code.of(TABLE, Render::comparisonTable, all, reading, scale, clusters),
        List.of(Render.comparison(all.value(), reading.value(), scale.value(), clusters.value())));
  }

  /** A test of two nested fits. */
  private static MagicResult nested(MagicLine line, Optional<Code<ClusterCorrection>> clusters) {
    if (line.has(LRT) && line.has(WALD)) {
      throw MetaException.of("--lrt and --wald are two tests; leave one out");
    }
    if (line.has(LRT) && clusters.isPresent()) {
      throw MetaException.of(
          "a likelihood-ratio test has no cluster-robust form; write --wald instead of --lrt");
    }
    if (line.words().size() != 2) {
      throw MetaException.of(
          "%s tests two nested fits, not %d"
              .formatted(line.has(LRT) ? "--lrt" : "--wald", line.words().size()));
    }
    List<Code<FrequentistFit>> fits = line.variables(FrequentistFit.class, "the names of fits");
    Code<FrequentistFit> one = fits.get(0);
    Code<FrequentistFit> other = fits.get(1);
    if (line.has(LRT)) {
      return MagicResult.of(one.call("compare", FrequentistFit::compare, other));
    }
    return MagicResult.of(
        clusters
            .map(by -> Code.of("NestedTest.table", NestedTest::table, one, other, by))
            .orElseGet(() -> Code.of("NestedTest.table", NestedTest::table, one, other)));
  }
}
