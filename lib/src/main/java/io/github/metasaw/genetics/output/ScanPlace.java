package io.github.metasaw.genetics.output;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.output.ScanNote.Content;
import io.github.metasaw.genetics.output.ScanNote.Position;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.tabix.IndexedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a scan go: until it is done they are in {@code NAME.part}, with a note of
 * how far they have come beside them. Nothing that is there already is lost unless that is wanted.
 *
 * @param results the file in the end
 * @param part the file until then
 * @param note beside it
 * @param mayOverwrite whether earlier results may be replaced
 */
@API(status = API.Status.INTERNAL)
public record ScanPlace(OutputFile results, Path part, ScanNote note, boolean mayOverwrite) {

  /**
   * Where an earlier scan stopped.
   *
   * @param begin of the last member
   * @param end of that member
   */
  public record Stop(Position begin, Position end) {}

  /**
   * A place that may be written.
   *
   * @param output where results are wanted
   * @param inputs the files the SNPs come from; empty if they come from a table
   * @param mayOverwrite whether earlier results may be replaced
   * @return the place
   * @throws MetaException if the results, or what is written beside them, would take the place of
   *     the input or of another file
   */
  public static ScanPlace of(Path output, List<Path> inputs, boolean mayOverwrite) {
    OutputFile results = OutputFile.of(output);
    ScanPlace place =
        new ScanPlace(results, results.beside(".part"), new ScanNote(results), mayOverwrite);
    inputs.forEach(place::refuseInput);
    if (results.exists() && !mayOverwrite) {
      throw MetaException.of(
          "'%s' is there already: name another file, or allow overwrite".formatted(output));
    }
    results.refuseProtected();
    place.refuseOtherIndex();
    place.refuseForeign();
    return place;
  }

  /**
   * Whether the results are compressed, in blocks of gz.
   *
   * @return true if the name ends so
   */
  public boolean isGz() {
    return results.named().toString().endsWith(".gz");
  }

  /** The index of results that are compressed, where programs look for it. */
  private OutputFile index() {
    return OutputFile.of(Path.of(results.named() + IndexedLines.ENDING));
  }

  /** The index until the results are at their place. */
  Path indexPart() {
    return results.beside(".part" + IndexedLines.ENDING);
  }

  private void refuseOtherIndex() {
    if (isGz() && index().exists() && !mayOverwrite) {
      throw MetaException.of(
          "'%s' is there already, and would be the index of '%s': name another file, or allow overwrite"
              .formatted(index().named(), results.named()));
    }
  }

  private void refuseInput(Path input) {
    if (results.is(input)) {
      throw MetaException.of(
          "results would take the place of %s: name another file than '%s'"
              .formatted(input, results.named()));
    }
    Path[] notes = note.paths();
    for (Path beside : new Path[] {part, notes[0], notes[1]}) {
      if (OutputFile.of(beside).is(input)) {
        throw MetaException.of(
            "results are written by way of '%s', which would take the place of %s: name another file"
                .formatted(beside.getFileName(), input));
      }
    }
  }

  /** A file of the name of ours that no scan wrote. */
  private void refuseForeign() {
    boolean isLink = Files.isSymbolicLink(part) || Files.isSymbolicLink(note.paths()[0]);
    boolean isPart = Files.exists(part, LinkOption.NOFOLLOW_LINKS);
    boolean isThere = isPart || note.exists();
    if (isLink || (isThere && !mayOverwrite && content() == null)) {
      Path foreign = isPart ? part : note.paths()[0];
      throw MetaException.of(
          "results are written by way of '%s', which is there already: move it away, or name another file"
              .formatted(foreign));
    }
  }

  private @Nullable Content content() {
    try {
      return note.read();
    } catch (IOException e) {
      throw OutputFile.cannotWrite(results.named(), e);
    }
  }

  /**
   * Where to go on.
   *
   * @param fingerprints of the input and the settings; results of any of them hold
   * @param isResumed whether earlier results are to be gone on with
   * @return null if there is nothing to go on with
   * @throws MetaException if an earlier scan was of another input or had other settings, or it
   *     could be gone on with and that is not wanted
   */
  public @Nullable Stop begin(Set<String> fingerprints, boolean isResumed) {
    Content noted = content();
    if (noted == null || (mayOverwrite && !isResumed)) {
      return null;
    }
    boolean isSame = fingerprints.contains(noted.fingerprint());
    if (isResumed && !isSame) {
      throw MetaException.of(
          "%s was begun with another input or other settings; scan without resume to begin anew"
              .formatted(results.named()));
    }
    Stop stop = isSame ? stop(noted) : null;
    if (stop != null && !isResumed && stop.end().counts().get(ScanCount.SNPS) > 0) {
      throw MetaException.of(
          "'%s' holds the results of this scan up to line %d, where it stopped: resume goes on with them, overwrite begins anew"
              .formatted(part, stop.end().line()));
    }
    return isResumed ? stop : null;
  }

  /**
   * Whether what is there was begun with a fingerprint.
   *
   * @param fingerprint of an input and settings
   * @return false also where nothing is there
   */
  public boolean isOf(String fingerprint) {
    Content noted = content();
    return noted != null && noted.fingerprint().equals(fingerprint);
  }

  private @Nullable Stop stop(Content noted) {
    Position begin = noted.begin();
    Position end = noted.end();
    boolean isWhole =
        begin != null && end != null && end.bytes() > 0 && part.toFile().length() >= end.bytes();
    return isWhole && begin != null && end != null ? new Stop(begin, end) : null;
  }

  /** Moves the whole results to their place. */
  void complete() {
    try {
      if (results.exists() && !mayOverwrite) {
        throw MetaException.of(
            "'%s' came into being while the scan ran: the results are in '%s'"
                .formatted(results.named(), part));
      }
      if (isGz()) {
        // an index must never stand beside other results than its own
        Files.deleteIfExists(index().path());
      }
      OutputFile.move(part, results.path());
      if (Files.exists(indexPart())) {
        OutputFile.move(indexPart(), index().path());
      }
      note.delete();
    } catch (IOException e) {
      throw OutputFile.cannotWrite(results.named(), e);
    }
  }
}
