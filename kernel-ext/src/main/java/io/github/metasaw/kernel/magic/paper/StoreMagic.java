package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.store.StoredFits;
import java.util.List;
import java.util.Optional;

/** {@code %store}: fits with their data, as a file from which they are made again. */
public final class StoreMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        PAPER,
        "store",
        "FIT...",
        "%store fit --save fit.json",
        "Keep fits in a file with their data, model, options, seed and version");
  }

  @Override
  public Class<?> type() {
    return StoredFits.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "%store fit post fits.json, with the file as last word, does the same. %restore fits.json"
            + " makes them again. The file is JSON: cells as they were typed, tables by column.");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<StoredFits> stored = Code.of("StoredFits.of", StoredFits.of());
    for (String name : names(line)) {
      stored =
          stored.call(
              "with", StoredFits::with, Literal.text(name), line.variable(name, Object.class));
    }
    return MagicResult.of(stored);
  }

  @Override
  public Optional<String> file(MagicLine line) {
    Optional<String> word = wordOfFile(line);
    Optional<String> file = word.isPresent() ? word : line.find(CommonOptions.SAVE);
    file.filter(name -> !writes(name))
        .ifPresent(
            name -> {
              throw MetaException.of(
                  "'%s': a file of %%store is JSON, and its name ends with .json".formatted(name));
            });
    return file;
  }

  @Override
  public boolean writes(String word) {
    return word.endsWith(".json");
  }

  /** The last word, where it is the name of a file. */
  private static Optional<String> wordOfFile(MagicLine line) {
    int last = line.words().size() - 1;
    return last < 0 || !line.words().get(last).contains(".")
        ? Optional.empty()
        : Optional.of(line.words().get(last));
  }

  private static List<String> names(MagicLine line) {
    Optional<String> file = wordOfFile(line);
    if (file.isPresent() && line.has(CommonOptions.SAVE)) {
      throw MetaException.of(
          "--save and '%s' both name the file; leave one out".formatted(file.get()));
    }
    List<String> names = line.words().subList(0, line.words().size() - (file.isPresent() ? 1 : 0));
    if (names.isEmpty()) {
      throw MetaException.of("%store needs the name of a fit: %store fit --save fit.json");
    }
    return names;
  }
}
