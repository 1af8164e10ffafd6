package io.github.metasaw.report.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What a docx file says of who wrote it. */
final class WordFile {

  private static final String CREATOR = "<dc:creator>Metasaw</dc:creator>";
  private static final String EDITED = "lastModifiedBy>";

  private WordFile() {}

  /** Whether Metasaw wrote it and no word processor has saved it since. */
  static boolean isUnedited(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("docProps/core.xml")) {
          String core = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          return core.contains(CREATOR) && !core.contains(EDITED);
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
