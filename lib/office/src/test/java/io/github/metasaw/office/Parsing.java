package io.github.metasaw.office;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Parses parts of workbooks as the reader does. */
final class Parsing {

  private Parsing() {}

  /** The handler, after it has read a part. */
  static <H extends DefaultHandler> H of(String xml, H handler)
      throws IOException, SAXException, ParserConfigurationException {
    XMLReader parser = XMLHelper.newXMLReader();
    parser.setContentHandler(handler);
    parser.parse(new InputSource(new StringReader(xml)));
    return handler;
  }
}
