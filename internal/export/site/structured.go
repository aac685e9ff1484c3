package site

import (
	"slices"
	"strconv"
)

// rules are the kinds of documents that set rules: schema.org calls them
// Legislation.
var rules = []string{"令", "命令", "决定", "意见", "通知", "公告", "通告", "制度", "方案", "批复"}

// structured describes a document in the words of schema.org.
func (s *Site) structured(p *Page, address string) any {
	organ := map[string]string{"@type": "GovernmentOrganization", "name": or(p.organs, s.config.author())}
	d := map[string]any{
		"@context": "https://schema.org", "@type": "Report", "name": p.title, "headline": p.title, "inLanguage": "zh-CN",
		"description": p.summary, "publisher": organ, "author": organ, "isAccessibleForFree": true,
	}
	if !p.pub.zero() {
		d["datePublished"], d["dateModified"] = p.pub.String(), p.changed.String()
	}
	if p.theme != "" {
		d["about"] = p.theme
	}
	if address != "" {
		d["url"], d["mainEntityOfPage"] = address, address
	}
	if slices.Contains(rules, p.kind) {
		d["@type"] = "Legislation"
		d["legislationType"], d["legislationPassedBy"] = p.kind, organ
		if p.number != "" {
			d["legislationIdentifier"] = p.number
		}
		if !p.made.zero() {
			d["legislationDate"] = p.made.String()
		}
		force := "InForce"
		if p.state != inForce {
			force = "NotInForce"
		}
		d["legislationLegalForce"] = "https://schema.org/" + force
	}
	return d
}

// structuredYear describes the page of a year with the numbers of its
// inspections as a set of data.
func (s *Site) structuredYear(y *year, title, address string) any {
	if len(y.overviews) == 0 {
		return nil
	}
	d := map[string]any{
		"@context": "https://schema.org", "@type": "Dataset", "name": title, "description": y.overviews[0].Title, "inLanguage": "zh-CN", "isAccessibleForFree": true,
		"temporalCoverage": strconv.Itoa(y.number), "dateModified": y.changed.String(),
		"creator": map[string]string{"@type": "GovernmentOrganization", "name": s.config.author()},
	}
	if address != "" {
		d["url"] = address
	}
	return d
}

func (s *Site) structuredSite() any {
	d := map[string]any{
		"@context": "https://schema.org", "@type": "GovernmentService", "name": s.config.Name, "serviceType": "政府信息公开",
		"provider": map[string]string{"@type": "GovernmentOrganization", "name": s.config.author()},
	}
	if s.config.Address != "" {
		d["url"] = s.config.Address + "/"
	}
	return d
}
