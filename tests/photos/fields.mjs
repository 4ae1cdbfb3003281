// What every field is called in files, by exiftool's names, with a value to write. Kept apart from Galley's own table on
// purpose: two tables that agree are worth more than one that is compared with itself.

const place = (name, district, city, state, country, code) => ({
  LocationName: name,
  Sublocation: district,
  City: city,
  ProvinceState: state,
  CountryName: country,
  CountryCode: code,
});

/** Field of Galley → tags by block, and the value. A list is a list in every block that has lists. */
export const FIELDS = {
  description: { iptc: 'Caption-Abstract', xmp: 'XMP-dc:Description', exif: 'IFD0:ImageDescription', value: 'José at the harbour, “before the storm” – Cádiz' },
  alt_text: { xmp: 'XMP-iptcCore:AltTextAccessibility', value: 'A man looks at the sea' },
  extended_description: { xmp: 'XMP-iptcCore:ExtDescrAccessibility', value: 'A man in a yellow coat looks at the sea; three boats lie on the sand' },
  headline: { iptc: 'Headline', xmp: 'XMP-photoshop:Headline', value: 'Storm over Cádiz' },
  persons_shown: { xmp: 'XMP-iptcExt:PersonInImage', value: ['José Muñoz', 'Zoë Lévêque'] },
  keywords: { iptc: 'Keywords', xmp: 'XMP-dc:Subject', value: ['storm', 'harbour', 'niño'] },
  creator: { iptc: 'By-line', xmp: 'XMP-dc:Creator', exif: 'IFD0:Artist', joined: '; ', value: ['Zoë Lévêque', 'Ivo Berg'] },
  credit: { iptc: 'Credit', xmp: 'XMP-photoshop:Credit', value: 'Lévêque / Agency' },
  source: { iptc: 'Source', xmp: 'XMP-photoshop:Source', value: 'Agencia Sur' },
  copyright: { iptc: 'CopyrightNotice', xmp: 'XMP-dc:Rights', exif: 'IFD0:Copyright', value: '© 2026 Zoë Lévêque' },
  usage_terms: { xmp: 'XMP-xmpRights:UsageTerms', value: 'One use, no alteration' },
  web_statement: { xmp: 'XMP-xmpRights:WebStatement', value: 'https://example.org/licence' },
  licensor_name: { xmp: 'XMP-plus:Licensor', part: 'LicensorName', value: ['Agencia Sur', 'Agency Two'] },
  licensor_url: { xmp: 'XMP-plus:Licensor', part: 'LicensorURL', value: ['https://example.org/sur', 'https://example.org/two'] },
  data_mining: { xmp: 'XMP-plus:DataMining', code: 'DMI-PROHIBITED', value: 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED' },
  digital_source_type: { xmp: 'XMP-iptcExt:DigitalSourceType', value: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia' },
  ai_system: { xmp: 'XMP-iptcExt:AISystemUsed', value: 'Painter' },
  ai_system_version: { xmp: 'XMP-iptcExt:AISystemVersionUsed', value: '4.1' },
  ai_prompt: { xmp: 'XMP-iptcExt:AIPromptInformation', value: 'Remove the cable in front of the sky' },
  ai_prompt_writer: { xmp: 'XMP-iptcExt:AIPromptWriterName', value: 'Ivo Berg' },
  date_created: { iptc: 'DateCreated', time: 'TimeCreated', xmp: 'XMP-photoshop:DateCreated', exif: 'ExifIFD:DateTimeOriginal', zone: 'ExifIFD:OffsetTimeOriginal', value: '2026-03-14T07:05:09+02:00' },
  sublocation: { iptc: 'Sub-location', xmp: 'XMP-iptcCore:Location', value: 'La Caleta' },
  city: { iptc: 'City', xmp: 'XMP-photoshop:City', value: 'Cádiz' },
  state: { iptc: 'Province-State', xmp: 'XMP-photoshop:State', value: 'Andalucía' },
  country: { iptc: 'Country-PrimaryLocationName', xmp: 'XMP-photoshop:Country', value: 'España' },
  country_code: { iptc: 'Country-PrimaryLocationCode', xmp: 'XMP-iptcCore:CountryCode', value: 'ESP' },
  location_created: { xmp: 'XMP-iptcExt:LocationCreated', places: [place('Castillo', 'La Caleta', 'Cádiz', 'Andalucía', 'España', 'ES')], value: ['Castillo | La Caleta | Cádiz | Andalucía | España | ES'] },
  location_shown: {
    xmp: 'XMP-iptcExt:LocationShown',
    places: [place('', '', 'Cádiz', '', 'España', ''), place('Playa', '', 'Rota', '', '', 'ES')],
    value: [' | | Cádiz | | España'.trimStart(), 'Playa | | Rota | | | ES'],
  },
  title: { iptc: 'ObjectName', xmp: 'XMP-dc:Title', value: 'EFE-2026-0314' },
  instructions: { iptc: 'SpecialInstructions', xmp: 'XMP-photoshop:Instructions', value: 'Embargo: not before Sunday' },
  job_id: { iptc: 'OriginalTransmissionReference', xmp: 'XMP-photoshop:TransmissionReference', value: 'JOB-7' },
  caption_writer: { iptc: 'Writer-Editor', xmp: 'XMP-photoshop:CaptionWriter', value: 'MU' },
};
