package io.github.metasaw.office;

import io.github.metasaw.data.file.SheetCells;
import io.github.metasaw.data.file.SheetName;
import io.github.metasaw.data.file.WorkbookReader;
import io.github.metasaw.office.WorkbookHandler.SheetPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads workbooks: POI opens the package and finds its parts, which are parsed as streams. POI's
 * own model of a sheet is not used: it takes seconds to load and holds every cell as XML.
 */
public final class XlsxReader implements WorkbookReader {

  /** How relationships to these parts end, in both variants of the format. */
  private static final String WORKBOOK = "/officeDocument";

  private static final String STRINGS = "/sharedStrings";
  private static final String STYLES = "/styles";

  /** How POI says that an entry unpacks to more than a hundred times its size. */
  private static final String BOMB = "Zip bomb";

  /** What is read of a workbook that is open. */
  private interface Reading<T> {
    T of(PackagePart workbook)
        throws IOException, OpenXML4JException, SAXException, ParserConfigurationException;
  }

  /** A reader; {@link java.util.ServiceLoader} makes it. */
  public XlsxReader() {}

  @Override
  public List<SheetName> sheets(Path path) throws IOException {
    return open(path, part -> parse(part, new WorkbookHandler()).sheets()).stream()
        .map(sheet -> new SheetName(sheet.name(), sheet.isHidden()))
        .toList();
  }

  @Override
  public SheetCells cells(Path path, int sheet) throws IOException {
    return open(
        path,
        part -> {
          WorkbookHandler workbook = parse(part, new WorkbookHandler());
          StringsHandler strings = new StringsHandler();
          StylesHandler styles = new StylesHandler();
          for (PackageRelationship relation : part.getRelationships()) {
            if (relation.getRelationshipType().endsWith(STRINGS)) {
              parse(part.getRelatedPart(relation), strings);
            } else if (relation.getRelationshipType().endsWith(STYLES)) {
              parse(part.getRelatedPart(relation), styles);
            }
          }
          SheetPart chosen = workbook.sheets().get(sheet);
          CellDates dates = new CellDates(styles.isDate(), workbook.is1904());
          PackageRelationship relation = part.getRelationship(chosen.relation());
          return parse(part.getRelatedPart(relation), new SheetHandler(strings.strings(), dates))
              .cells();
        });
  }

  private static <H extends DefaultHandler> H parse(PackagePart part, H handler)
      throws IOException, SAXException, ParserConfigurationException {
    try (InputStream in = part.getInputStream()) {
      XMLReader parser = XMLHelper.newXMLReader();
      parser.setContentHandler(handler);
      parser.parse(new InputSource(in));
    }
    return handler;
  }

  /** POI throws unchecked exceptions of many kinds for broken files; all say what is broken. */
  private static <T> T open(Path path, Reading<T> reading) throws IOException {
    try (OPCPackage file = OPCPackage.open(path.toFile(), PackageAccess.READ)) {
      for (PackageRelationship relation : file.getRelationships()) {
        if (relation.getRelationshipType().endsWith(WORKBOOK)) {
          return reading.of(file.getPart(relation));
        }
      }
      throw new IOException("there is no workbook in it");
    } catch (OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | IOException
        | RuntimeException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static @Nullable String reason(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(BOMB)) {
        return "it unpacks to far more than its size, as a file made to fill memory does";
      }
    }
    String message = e.getMessage();
    return message == null ? null : message.lines().findFirst().orElse("");
  }
}
