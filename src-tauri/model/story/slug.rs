//! Slugs: the short working names of stories (`china-russia-anhui`).

/// The longest slug, in characters.
pub const MAX: usize = 80;

/// Lower-case letters, digits and single hyphens, not at the ends, at most [`MAX`].
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// A slug out of words, at most six of them; `story` when nothing is left of them.
pub fn slug_of(words: &str) -> String {
    let mut slug = String::new();
    let plain: String = words.chars().flat_map(plain_letter).collect();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(6) {
        if slug.len() + word.len() + 1 > MAX {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    if slug.is_empty() { "story".to_owned() } else { slug }
}

/// Latin letters without their accents; apostrophes vanish, so that "don’t" is one word.
fn plain_letter(c: char) -> Vec<char> {
    let plain = match c {
        '\'' | '’' | '`' => "",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ą' => {
            "a"
        }
        'ä' | 'æ' | 'Ä' | 'Æ' => "ae",
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'ď' | 'đ' | 'ð' | 'Đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'È' | 'É' | 'Ê' | 'Ë' | 'Ę' => "e",
        'ğ' | 'Ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ı' | 'İ' | 'Í' | 'Î' => "i",
        'ł' | 'Ł' => "l",
        'ñ' | 'ń' | 'ň' | 'Ñ' | 'Ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' | 'Ó' | 'Ô' => "o",
        'ö' | 'ø' | 'œ' | 'Ö' | 'Ø' | 'Œ' => "oe",
        'ř' | 'Ř' => "r",
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'þ' | 'Ť' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'Ú' | 'Û' => "u",
        'ü' | 'Ü' => "ue",
        'ý' | 'ÿ' | 'Ý' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        other => return vec![other],
    };
    plain.chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_becomes_a_slug() {
        assert_eq!(slug_of("Łódź: “Don’t close the Straße”"), "lodz-dont-close-the-strasse");
        assert_eq!(slug_of("中国"), "story");
        assert!(is_slug(&slug_of(&"word ".repeat(200))));
    }

    #[test]
    fn what_is_no_slug() {
        for text in ["", "-a", "a-", "a--b", "A", "a b", "é"] {
            assert!(!is_slug(text), "{text}");
        }
    }
}
