package io.github.metasaw.kernel.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of stored results holds.
 *
 * @param metasaw the version that wrote it
 * @param numbers of each result, by its name
 * @param cells that make the results, in order, by the variable that each declares
 * @param data that the cells read, by variable
 */
record StoredJson(
    String metasaw,
    Map<String, Map<String, Double>> numbers,
    Map<String, List<String>> cells,
    Map<String, Object> data) {

  static final String NUMBERS = "numbers";

  /** Raised when files are written that earlier versions cannot read. */
  private static final int FORMAT = 1;

  private static final String MARK = "metasaw store";
  private static final String VERSION = "metasaw";
  private static final String FITS = "fits";
  private static final String CELLS = "cells";
  private static final String DATA = "data";

  /** The JSON of a file. */
  static JsonObject write(
      Provenance by,
      Map<String, JsonObject> fits,
      Map<String, List<String>> cells,
      Map<String, JsonObject> data) {
    JsonObject json = new JsonObject();
    json.addProperty(MARK, FORMAT);
    json.addProperty(VERSION, by.metasaw());
    json.addProperty("java", by.java());
    json.add(FITS, object(fits));
    JsonObject typed = new JsonObject();
    cells.forEach((name, lines) -> typed.add(name, JsonValues.texts(lines)));
    json.add(CELLS, typed);
    json.add(DATA, object(data));
    return json;
  }

  private static JsonObject object(Map<String, JsonObject> parts) {
    JsonObject json = new JsonObject();
    parts.forEach(json::add);
    return json;
  }

  /**
   * Reads a file.
   *
   * @throws MetaException if there is none, if it is another kind of file, of a later format, or
   *     damaged
   */
  static StoredJson read(Path path) {
    JsonObject json = parse(path);
    try {
      int format = json.get(MARK).getAsInt();
      String version = json.get(VERSION).getAsString();
      if (format > FORMAT) {
        throw MetaException.of(
            "'%s' was written by Metasaw %s in format %d, and this is Metasaw %s, which reads format %d: use the newer one"
                .formatted(path, version, format, Provenance.VERSION, FORMAT));
      }
      return read(json, version);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException
        | java.time.DateTimeException fault) {
      throw damaged(path, String.valueOf(fault.getMessage()));
    }
  }

  /** A file of which something is missing, or is not what it should be. */
  static MetaException damaged(Path path, String why) {
    return MetaException.of(
        "'%s' is damaged, or was edited: %s".formatted(path, why.replaceAll("\\s+", " ")));
  }

  private static StoredJson read(JsonObject json, String version) {
    Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
    json.getAsJsonObject(FITS)
        .entrySet()
        .forEach(one -> numbers.put(one.getKey(), numbers(one.getValue().getAsJsonObject())));
    Map<String, List<String>> cells = new LinkedHashMap<>();
    json.getAsJsonObject(CELLS)
        .entrySet()
        .forEach(one -> cells.put(one.getKey(), JsonValues.texts(one.getValue())));
    Map<String, Object> data = new LinkedHashMap<>();
    json.getAsJsonObject(DATA)
        .entrySet()
        .forEach(one -> data.put(one.getKey(), DataJson.read(one.getValue().getAsJsonObject())));
    if (!cells.keySet().containsAll(numbers.keySet()) || numbers.isEmpty()) {
      throw new IllegalArgumentException("its fits have no cells");
    }
    if (!cells.values().stream().allMatch(StoredJson::hasMagic)) {
      throw new IllegalArgumentException("a cell has no magic");
    }
    return new StoredJson(version, numbers, cells, data);
  }

  private static boolean hasMagic(List<String> cell) {
    return !cell.isEmpty() && cell.get(0).matches("%%?[^\\s%].*");
  }

  private static Map<String, Double> numbers(JsonObject fit) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    fit.getAsJsonObject(NUMBERS)
        .entrySet()
        .forEach(one -> numbers.put(one.getKey(), JsonValues.number(one.getValue())));
    return numbers;
  }

  private static JsonObject parse(Path path) {
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      if (JsonParser.parseString(text) instanceof JsonObject json && json.has(MARK)) {
        return json;
      }
    } catch (JsonParseException | java.nio.charset.CharacterCodingException foreign) {
      // the message below says what it is not
    } catch (IOException e) {
      throw MetaException.of(
          Files.exists(path)
              ? "cannot read '" + path + "'"
              : "there is no file '" + path + "'; %store fit FILE writes one");
    }
    throw MetaException.of("'" + path + "' was not written by %store");
  }
}
